/** samwise reconcile: computes the positions of a day and keeps the run. */
import { type Command, Option } from 'commander';
import { POLICIES, type Rates } from '../../app/policies.ts';
import { reconcileEstate } from '../../app/reconcile.ts';
import type { StoredRun } from '../../app/storedRun.ts';
import type { Policy } from '../../engine/reconcile.ts';
import { type Context, withWorkspace } from '../context.ts';
import type { Exit } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { jsonDocument, runJson, totalsJson } from '../json.ts';
import { aside } from '../paint.ts';
import { answer, say, stream } from '../streams.ts';
import { dayValue, rateValue, today } from '../values.ts';
import { durationText, runTitle, totalsLines } from '../words.ts';
import { type End, failOn, runs, statusOf } from './command.ts';

interface Options {
  readonly asOf?: number;
  readonly policy: Policy;
  readonly rate?: Rates;
  readonly failOn?: 'shortfall';
}

export const policyOption = (): Option =>
  new Option('--policy <policy>', 'how licenses are given out').choices(POLICIES);
export const rateOption = (): Option =>
  new Option('--rate <currency=worth>', 'for optimal with prices in several currencies, one for each').argParser(
    rateValue,
  );
export const asOfOption = (whatElse: string): Option =>
  new Option('--as-of <date>', `the day, such as 2026-01-31 (default: ${whatElse})`).argParser(dayValue);

const show = async ({ json }: Context, run: StoredRun): Promise<void> => {
  const { totals, gap, startedAt, milliseconds, catalogHash } = run;
  if (json)
    return stream(
      jsonDocument({
        run: runJson(run),
        totals: totalsJson(totals),
        gap,
        startedAt,
        milliseconds,
        catalog: catalogHash,
      }),
    );
  for (const line of [runTitle(run), '', ...totalsLines(totals)]) answer(line);
};

const work = (context: Context, options: Options): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const asOf = options.asOf ?? today();
    const run = await interruptible(signal =>
      reconcileEstate(workspace, { asOf, policy: options.policy, rates: options.rate, signal }),
    );
    await show(context, run);
    if (run.totals.licenses + run.totals.installations === 0)
      say('There is nothing in the database yet: import an estate first.');
    say(aside(`Computed in ${durationText(run.milliseconds)}. See "samwise positions" and "samwise unlicensed".`));
    return statusOf(run, options.failOn);
  });

export const addReconcile = (program: Command, end: End): void => {
  const command = program
    .command('reconcile')
    .description('compute the positions of a day and keep the run')
    .addOption(asOfOption('today'))
    .addOption(policyOption().default('priority'))
    .addOption(rateOption())
    .addOption(failOn('shortfall'));
  runs<Options>(command, end, work);
};
