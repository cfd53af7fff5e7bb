/** Use case: positions and unlicensed installations as files, piece by piece, so that large ones can be streamed. */
import type { Decision } from '../engine/explain/decisions.ts';
import { exportRejects } from '../store/rejects.ts';
import { csvLines } from './exports/csv.ts';
import type { PositionRecord } from './positions.ts';
import type { OpenRun } from './runCache.ts';
import { sentenceOfDecision } from './scope/sentences.ts';
import { publisherOf, type UnlicensedQuery, unlicensedOf } from './unlicensed.ts';
import type { Workspace } from './workspace.ts';

export { harmlessCell } from './exports/csv.ts';
export { positionsXlsx } from './exports/positionsXlsx.ts';

type Column = readonly [name: string, cell: (row: PositionRecord) => string | number | null];

const POSITION_COLUMNS: readonly Column[] = [
  ['license', row => row.license],
  ['name', row => row.name],
  ['publisher', row => row.publisher],
  ['metric', row => row.metric],
  ['entitled', row => row.entitled],
  ['consumed', row => row.consumed],
  ['available', row => row.available],
  ['shortfall', row => row.shortfall],
  ['projected', row => row.projected],
  ['raw', row => row.raw],
  ['exempt', row => row.exempt],
  ['status', row => row.status],
  ['unit_price', row => row.unitPrice],
  ['currency', row => row.currency],
  ['exposure', row => row.exposure],
  [
    'inherits',
    row =>
      Object.entries(row.inherits)
        .map(pair => pair.join('='))
        .join('|'),
  ],
];

/** Names of the columns of exported positions. */
export const POSITION_COLUMN_NAMES: readonly string[] = POSITION_COLUMNS.map(([name]) => name);

/** Columns as in the data contract of positions, all or the named ones; `inherits` as `section=contract|section=contract`. */
export const positionsCsv = (
  positions: Iterable<PositionRecord>,
  columns: readonly string[] = POSITION_COLUMN_NAMES,
): Iterable<string> =>
  csvLines<PositionRecord>(
    POSITION_COLUMNS.filter(([name]) => columns.includes(name)),
    positions,
  );

/** One line for each installation or access that no license covers. */
export const unlicensedCsv = (open: OpenRun, query: UnlicensedQuery = {}): Iterable<string> =>
  csvLines<Decision>(
    [
      ['computer', row => row.computer],
      ['user', row => row.user],
      ['publisher', row => publisherOf(open.run, row.product ?? '')],
      ['product', row => row.product],
      ['version', row => row.version],
      ['edition', row => row.edition],
      ['reason', row => row.reason],
      ['sentence', row => sentenceOfDecision(open.run, row.id, open.within)],
    ],
    unlicensedOf(open, query),
  );

/** Rejected rows of an import, to be mended and imported again. */
export const rejectsCsv = ({ db }: Workspace, importId: number): Iterable<string> => exportRejects(db, importId);
