/** samwise runs: the stored runs, the last first. */
import type { Command } from 'commander';
import { listRuns } from '../../app/runs.ts';
import type { StoredRun } from '../../app/storedRun.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';
import { jsonDocument, totalsJson } from '../json.ts';
import { answer, stream } from '../streams.ts';
import { tableLines } from '../table.ts';
import { countValue } from '../values.ts';
import { moneyText } from '../words.ts';
import { type End, runs } from './command.ts';

const runJson = ({ id, asOf, policy, startedAt, milliseconds, proven, gap, totals }: StoredRun) => ({
  id,
  asOf,
  policy,
  startedAt,
  milliseconds,
  proven,
  gap,
  totals: totalsJson(totals),
});

const work = (context: Context, { limit }: { readonly limit: number }): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const stored = listRuns(workspace, { limit });
    if (context.json) await stream(jsonDocument({ runs: stored.map(runJson) }));
    else if (stored.length === 0) answer('Nothing has been reconciled yet. Run "samwise reconcile".');
    else
      for (const line of tableLines<StoredRun>(
        [
          { head: 'RUN', cell: row => row.id, right: true },
          { head: 'AS OF', cell: row => row.asOf },
          { head: 'POLICY', cell: row => row.policy },
          { head: 'STARTED (UTC)', cell: row => row.startedAt.slice(0, 16).replace('T', ' ') },
          { head: 'AT RISK', cell: row => row.totals.atRisk, right: true },
          { head: 'SHORT', cell: row => row.totals.shortfall, right: true },
          { head: 'UNLICENSED', cell: row => row.totals.unlicensed, right: true },
          { head: 'EXPOSURE', cell: row => moneyText(row.totals.exposure) },
        ],
        stored,
      ))
        answer(line);
    return EXIT.done;
  });

export const addRuns = (program: Command, end: End): void => {
  const command = program
    .command('runs')
    .description('stored runs, the last first')
    .option('--limit <count>', 'how many runs', countValue, 20);
  runs<{ limit: number }>(command, end, work);
};
