/** samwise what-if: positions before and after a change of rights, purchases or inventory; nothing is stored. */
import type { Command } from 'commander';
import type { Rates } from '../../app/policies.ts';
import { listRuns } from '../../app/runs.ts';
import { type ChangedPosition, type WhatIfOutcome, whatIf } from '../../app/whatIf.ts';
import { parseDay } from '../../engine/estate/days.ts';
import type { Policy } from '../../engine/reconcile.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit, UsageError } from '../exit.ts';
import { textOf } from '../files.ts';
import { jsonDocument, positionJson, totalsJson } from '../json.ts';
import { problemLines } from '../problems.ts';
import { answer, say, stream } from '../streams.ts';
import { tableLines } from '../table.ts';
import { today } from '../values.ts';
import { counted, totalsPairs } from '../words.ts';
import { type End, runs } from './command.ts';
import { deleteKept, keepText, keptText, listKept } from './keptWhatIfs.ts';
import { asOfOption, policyOption, rateOption } from './reconcile.ts';

interface Options {
  readonly asOf?: number;
  readonly policy?: Policy;
  readonly rate?: Rates;
  readonly save?: string;
  readonly kept?: string;
  readonly list?: boolean;
  readonly delete?: string;
}

type Answered = Extract<WhatIfOutcome, { refused: false }>;

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

/** "12 of Product A: L-1 → L-2 (PC-1, PC-2, …)" */
const movedLines = ({ moved }: Answered): readonly string[] => {
  if (moved.length === 0) return [];
  const shown = moved.toSorted((a, b) => b.count - a.count).slice(0, MOVES_MAX);
  const more = moved.length - shown.length;
  return [
    '',
    'Installations that change hands:',
    ...shown.map(({ from, to, product, count, computers }) => {
      const some = computers.slice(0, COMPUTERS_MAX).join(', ');
      const named = computers.length > COMPUTERS_MAX ? `${some}, …` : some;
      return `  ${count} of ${product}: ${from ?? 'no license'} → ${to ?? 'no license'} (${named})`;
    }),
    ...(more > 0 ? [`  and ${more} more; see --json`] : []),
  ];
};

/** Moves and computers of each that are shown as text. */
const MOVES_MAX = 10;
const COMPUTERS_MAX = 3;

const show = async ({ json }: Context, outcome: Answered): Promise<void> => {
  const { asOf, asOfBefore, policy, before, after, positions, moved, extent, removed, problems } = outcome;
  if (json) {
    const changed = positions.map(row => ({
      license: row.license,
      before: row.before && positionJson(row.before),
      after: row.after && positionJson(row.after),
    }));
    return stream(
      jsonDocument({
        asOf,
        policy,
        before: totalsJson(before),
        after: totalsJson(after),
        positions: changed,
        removed,
        problems,
        asOfBefore,
        moved,
        recomputed: extent,
      }),
    );
  }
  const table = changeLines(positions);
  for (const line of table.length > 0 ? table : ['No position changes.']) answer(line);
  for (const line of [
    '',
    `${asOfBefore === asOf ? asOf : `${asOfBefore} → ${asOf}`}, ${policy}: ${counted(positions.length, 'position')} changed`,
    ...totalsLines(outcome),
    ...movedLines(outcome),
  ])
    answer(line);
  if (extent.scope === 'whole') say('The whole estate was computed.');
};

const sayRemoved = ({ removed }: Answered): void => {
  const parts = Object.entries(removed).map(([table, count]) => `${count} of ${table}`);
  if (parts.length > 0) say(`Removed, with what names them: ${parts.join(', ')}.`);
};

const work = async (context: Context, options: Options, named?: string): Promise<Exit> => {
  if ([named, options.kept, options.list, options.delete].filter(each => each !== undefined).length !== 1)
    throw new UsageError('Give one of: a file, --kept with a name, --list, --delete with a name.');
  const file = named ?? options.kept ?? '';
  const written = named === undefined ? undefined : await textOf(named);
  return withWorkspace(context, { mustExist: true }, async workspace => {
    if (options.list) {
      await listKept(workspace, context.json);
      return EXIT.done;
    }
    if (options.delete !== undefined) {
      deleteKept(workspace, options.delete);
      return EXIT.done;
    }
    const text = written ?? keptText(workspace, file);
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
    if (options.save !== undefined) keepText(workspace, options.save, text);
    return EXIT.done;
  });
};

export const addWhatIf = (program: Command, end: End): void => {
  const command = program
    .command('what-if')
    .description('positions before and after changes of rights, purchases or inventory; nothing is stored')
    .argument(
      '[file]',
      'YAML: tables of the estate with the rows that are to change, remove, as_of; - is standard input',
    )
    .addOption(asOfOption('that of the last run, else today'))
    .addOption(policyOption())
    .addOption(rateOption())
    .option('--save <name>', 'keep the changes under a name once they are computed, in the place of what is kept so')
    .option('--kept <name>', 'compute what is kept under a name')
    .option('--list', 'list what is kept')
    .option('--delete <name>', 'delete what is kept under a name');
  runs<Options>(command, end, work);
};
