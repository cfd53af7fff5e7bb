/** samwise positions: what is owned, consumed and missing for each license, of the last run. */
import { type Command, Option } from 'commander';
import { positionsCsv, positionsXlsx } from '../../app/exports.ts';
import {
  POSITION_ORDERS,
  type PositionOrder,
  type PositionQuery,
  type PositionRecord,
  positionsOf,
  STATUSES,
} from '../../app/positions.ts';
import { loadRun, type OpenRun } from '../../app/runs.ts';
import { type Context, withWorkspace } from '../context.ts';
import { type Delivery, deliver, FORMATS, formatOf, formatOption, outOption } from '../delivery.ts';
import { type Exit, UsageError } from '../exit.ts';
import { jsonDocument, positionJson, runJson } from '../json.ts';
import { bad, doubtful, faint, good } from '../paint.ts';
import type { Pieces } from '../streams.ts';
import { type TableColumn, tableLines } from '../table.ts';
import { countValue } from '../values.ts';
import { runTitle, totalsLines } from '../words.ts';
import { type End, failOn, runs, statusOf } from './command.ts';

type Format = (typeof FORMATS.positions)[number];

interface Options extends Delivery<Format> {
  readonly status?: PositionQuery['status'];
  readonly publisher?: string;
  readonly text?: string;
  readonly order?: PositionOrder;
  readonly descending?: boolean;
  readonly run?: number;
  readonly failOn?: 'shortfall';
}

const PAINTS = { 'at-risk': bad, unknown: doubtful, 'not-tracked': faint, compliant: good } as const;

const money = ({ exposure, shortfall, currency }: PositionRecord): string =>
  exposure === null || shortfall === 0 ? '' : `${exposure} ${currency}`.trimEnd();

const COLUMNS = [
  { head: 'LICENSE', cell: row => row.license },
  { head: 'NAME', cell: row => row.name, cuttable: true },
  { head: 'ENTITLED', cell: row => row.entitled, right: true },
  { head: 'CONSUMED', cell: row => row.consumed, right: true },
  { head: 'AVAILABLE', cell: row => row.available, right: true, spare: 'always' },
  { head: 'SHORT', cell: row => row.shortfall || '', right: true, paint: bad },
  { head: 'EXPOSURE', cell: money, right: true },
  { head: 'STATUS', cell: row => row.status, paint: (text, row) => PAINTS[row.status](text) },
] as const satisfies readonly TableColumn<PositionRecord>[];

/** A table of positions that fits a screen. */
const positionLines = (positions: readonly PositionRecord[]): readonly string[] => tableLines(COLUMNS, positions);

/** The same where all of them are short: neither what is available nor the status says more. */
export const shortLines = (positions: readonly PositionRecord[]): readonly string[] =>
  tableLines(
    COLUMNS.filter(({ head }) => head !== 'AVAILABLE' && head !== 'STATUS'),
    positions,
  );

function* lines(open: OpenRun, positions: readonly PositionRecord[]): Iterable<string> {
  const table = positionLines(positions);
  for (const line of table.length > 0 ? table : ['No position fits.']) yield `${line}\n`;
  for (const line of ['', runTitle(open.meta), ...totalsLines(open.meta.totals)]) yield `${line}\n`;
}

const pieces = (
  format: Format,
  open: OpenRun,
  positions: readonly PositionRecord[],
  publisher: string | undefined,
): Pieces => {
  if (format === 'xlsx') return positionsXlsx(open, positions, { publisher });
  if (format === 'json') return jsonDocument({ run: runJson(open.meta), positions: positions.map(positionJson) });
  return format === 'csv' ? positionsCsv(positions) : lines(open, positions);
};

const work = (context: Context, options: Options): Promise<Exit> => {
  const format = formatOf(context, options, FORMATS.positions);
  const isShown = options.out === undefined || options.out === '-';
  if (format === 'xlsx' && isShown && process.stdout.isTTY)
    throw new UsageError('XLSX is no text to be shown; name a file with --out FILE.');
  return withWorkspace(context, { mustExist: true }, async workspace => {
    const open = loadRun(workspace, options.run);
    const { status, publisher, text, order, descending } = options;
    const positions = positionsOf(open, { status, publisher, text, orderBy: order, descending });
    await deliver(pieces(format, open, positions, publisher), options.out);
    return statusOf(open.meta, options.failOn);
  });
};

export const runOption = (): Option =>
  new Option('--run <number>', 'a stored run (default: the last one)').argParser(countValue);

export const addPositions = (program: Command, end: End): void => {
  const command = program
    .command('positions')
    .description('entitled, consumed and missing for each license')
    .addOption(new Option('--status <status>', 'only positions of this status').choices(STATUSES))
    .option('--publisher <name>', 'only licenses of this publisher')
    .option('--text <text>', 'only licenses whose key or name holds this')
    .addOption(new Option('--order <field>', 'the order (default: license)').choices(POSITION_ORDERS))
    .option('--descending', 'the other way round')
    .addOption(runOption())
    .addOption(formatOption(FORMATS.positions))
    .addOption(outOption())
    .addOption(failOn('shortfall'));
  runs<Options>(command, end, work);
};
