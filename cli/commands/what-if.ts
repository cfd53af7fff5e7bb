/** samwise what-if: positions before and after a change of rights, purchases or inventory; nothing is stored. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import {
  type ChangedPosition,
  listRuns,
  type Policy,
  parseDay,
  type Rates,
  type WhatIfOutcome,
  whatIf,
} from '../../app/index.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';
import { amounts, jsonDocument, positionJson } from '../json.ts';
import { problemLines } from '../problems.ts';
import { answer, say, stream } from '../streams.ts';
import { tableLines } from '../table.ts';
import { today } from '../values.ts';
import { counted, totalsPairs } from '../words.ts';
import { type End, runs } from './command.ts';
import { asOfOption, policyOption, rateOption } from './reconcile.ts';

interface Options {
  readonly asOf?: number;
  readonly policy?: Policy;
  readonly rate?: Rates;
}

type Answered = Extract<WhatIfOutcome, { refused: false }>;

const textFrom = async (file: string): Promise<string> => {
  if (file !== '-') return readFile(file, 'utf8');
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
};

type Figure = 'entitled' | 'consumed' | 'available' | 'shortfall' | 'status' | 'projected' | 'raw' | 'exempt';

/** "12 → 14", or the one number where it stays. */
const step = ({ before, after }: ChangedPosition, figure: Figure): string => {
  const [was, is] = [before?.[figure] ?? '–', after?.[figure] ?? '–'];
  return was === is ? String(is) : `${was} → ${is}`;
};

/** Positions that differ, each number before and after. */
const changeLines = (positions: readonly ChangedPosition[]): readonly string[] =>
  tableLines<ChangedPosition>(
    [
      { head: 'LICENSE', cell: row => row.license },
      { head: 'NAME', cell: row => row.name, cuttable: true },
      { head: 'ENTITLED', cell: row => step(row, 'entitled'), right: true },
      { head: 'CONSUMED', cell: row => step(row, 'consumed'), right: true },
      { head: 'AVAILABLE', cell: row => step(row, 'available'), right: true },
      { head: 'SHORT', cell: row => step(row, 'shortfall'), right: true },
      { head: 'STATUS', cell: row => step(row, 'status') },
    ],
    positions,
  );

const totalsLines = ({ before, after }: Answered): readonly string[] => {
  const later = totalsPairs(after);
  return totalsPairs(before).map(
    ([label, was], at) => `${label.padEnd(11)} ${was === later[at][1] ? was : `${was} → ${later[at][1]}`}`,
  );
};

const show = async ({ json }: Context, outcome: Answered): Promise<void> => {
  const { asOf, policy, before, after, positions, removed, problems } = outcome;
  if (json) {
    const totals = (of: Answered['before']) => ({ ...of, exposure: amounts(of.exposure) });
    const changed = positions.map(row => ({
      license: row.license,
      before: row.before && positionJson(row.before),
      after: row.after && positionJson(row.after),
    }));
    return stream(
      jsonDocument({
        asOf,
        policy,
        before: totals(before),
        after: totals(after),
        positions: changed,
        removed,
        problems,
      }),
    );
  }
  const table = changeLines(positions);
  for (const line of table.length > 0 ? table : ['No position changes.']) answer(line);
  for (const line of [
    '',
    `${asOf}, ${policy}: ${counted(positions.length, 'position')} changed`,
    ...totalsLines(outcome),
  ])
    answer(line);
};

const sayRemoved = ({ removed }: Answered): void => {
  const parts = Object.entries(removed).map(([table, count]) => `${count} of ${table}`);
  if (parts.length > 0) say(`Removed, with what names them: ${parts.join(', ')}.`);
};

const work = async (context: Context, options: Options, file: string): Promise<Exit> => {
  const text = await textFrom(file);
  return withWorkspace(context, { mustExist: true }, async workspace => {
    const last = listRuns(workspace, { limit: 1 })[0];
    const asOf = options.asOf ?? (last ? parseDay(last.asOf)! : today());
    const outcome = await whatIf(
      workspace,
      { text, file },
      { asOf, policy: options.policy ?? last?.policy, rates: options.rate ?? last?.totals.rates },
    );
    for (const line of problemLines(outcome.problems)) say(line);
    if (outcome.refused) {
      say('\nThe change set is refused; nothing was computed.');
      return EXIT.failed;
    }
    sayRemoved(outcome);
    await show(context, outcome);
    return EXIT.done;
  });
};

export const addWhatIf = (program: Command, end: End): void => {
  const command = program
    .command('what-if')
    .description('positions before and after changes of rights, purchases or inventory; nothing is stored')
    .argument(
      '<file>',
      'YAML: tables of the estate with the rows that are to change, remove, as_of; - is standard input',
    )
    .addOption(asOfOption('that of the last run, else today'))
    .addOption(policyOption())
    .addOption(rateOption());
  runs<Options>(command, end, work);
};
