/**
 * An example: lists what is short, explains one of it, reconciles, and follows that until it is done.
 *
 *     SAMWISE_URL=http://127.0.0.1:4000 SAMWISE_TOKEN=samwise_… node examples/client/main.ts [LICENSE]
 */
import { ApiError, openClient, rowsOf } from './client.ts';
import { EXPLAIN, FOLLOW, RECONCILE, SHORTFALLS } from './operations.ts';

const { SAMWISE_URL: url = 'http://127.0.0.1:4000', SAMWISE_TOKEN: token = '' } = process.env;
const client = openClient({ url, token });
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const shortfalls = rowsOf(async after => {
  const { run } = await client.ask(SHORTFALLS, { after });
  if (!run) throw new Error('Nothing has been reconciled yet.');
  return run.positions;
});

const explain = async (license: string): Promise<void> => {
  const { license: found } = await client.ask(EXPLAIN, { license });
  const position = found?.position;
  if (!position) throw new Error(`No run knows a license ${license}.`);
  say(`\nWhy is ${license} short?`);
  for (const sentence of position.sentences) say(`  ${sentence}`);
  for (const { node } of position.decisions.edges) say(`  - ${node.sentence}`);
};

const reconcile = async (): Promise<void> => {
  const { reconcile: begun } = await client.ask(RECONCILE, { asOf: '2026-01-31' });
  if (begun.__typename !== 'ReconcileSuccess') throw new Error(`${begun.message} ${begun.help}`);
  say('\nReconciling:');
  for await (const { reconcileProgress: at } of client.follow(FOLLOW, { id: begun.progress.id })) {
    say(`  ${at.state} ${at.step} ${at.message}`.trimEnd());
    if (at.run) say(`  Run ${at.run.number}: ${at.run.totals.shortfall} short, ${at.run.totals.unlicensed} unlicensed`);
  }
};

try {
  let first: string | undefined;
  for await (const { license, entitled, consumed, shortfall, exposure } of shortfalls) {
    first ??= license.key;
    const cost = exposure ? `${exposure.amount} ${exposure.currency}`.trimEnd() : 'no price';
    say(`${license.key}: ${consumed} of ${entitled}, short by ${shortfall} (${cost})`);
  }
  const wanted = process.argv[2] ?? first;
  if (wanted !== undefined) await explain(wanted);
  await reconcile();
} catch (error) {
  const help = error instanceof ApiError ? ` ${error.help}` : '';
  process.stderr.write(`${error instanceof Error ? error.message : error}${help}\n`);
  process.exitCode = 1;
}
