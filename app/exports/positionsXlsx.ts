/** Use case: the effective license position as a workbook: positions, what no license covers, why, and of which run. */
import type { Decision } from '../../engine/explain/decisions.ts';
import { findingSentence } from '../../engine/explain/sentences.ts';
import { surplusText } from '../breakdowns/amounts.ts';
import type { PositionRecord } from '../positions.ts';
import type { OpenRun } from '../runCache.ts';
import { seesFinding, sentenceOfDecision, sentencesOfPosition } from '../scope/sentences.ts';
import { publisherOf, type UnlicensedQuery, unlicensedOf } from '../unlicensed.ts';
import type { CellValue, SheetColumn } from './xlsx/sheet.ts';
import { sheetOf, workbook } from './xlsx/workbook.ts';

const amount = (text: string | null): CellValue => (text === null ? null : { amount: text });

/** Where nothing computes the license, what is left of it is not known. */
const isTracked = ({ status }: PositionRecord): boolean => status !== 'not-tracked';

const positionColumns = (surplusOf: (license: string) => string | null): readonly SheetColumn<PositionRecord>[] => [
  { head: 'License', width: 22, value: row => row.license },
  { head: 'Name', width: 40, value: row => row.name },
  { head: 'Publisher', width: 16, value: row => row.publisher },
  { head: 'Metric', width: 24, value: row => row.metric },
  { head: 'Entitled', width: 11, value: row => row.entitled },
  { head: 'Deployed', width: 11, value: row => row.raw },
  { head: 'Consumed', width: 11, value: row => row.consumed },
  { head: 'Allocation up (shortfall)', width: 13, value: row => row.shortfall },
  {
    head: 'Allocation down (surplus)',
    width: 13,
    value: row => (isTracked(row) ? Math.max(0, row.available) : null),
  },
  { head: 'Delta', width: 11, value: row => (isTracked(row) ? row.available : null) },
  { head: 'Next true-up', width: 13, value: row => row.projected },
  { head: 'Exempt', width: 11, value: row => row.exempt },
  { head: 'Unit price', width: 14, value: row => amount(row.unitPrice) },
  { head: 'Exposure', width: 16, value: row => amount(row.exposure) },
  { head: 'Surplus value', width: 16, value: row => amount(surplusOf(row.license)) },
  { head: 'Currency', width: 10, value: row => row.currency },
  { head: 'Status', width: 13, value: row => row.status },
];

const unlicensedColumns = ({ run, within }: OpenRun): readonly SheetColumn<Decision>[] => [
  { head: 'Computer', width: 20, value: row => row.computer },
  { head: 'User', width: 20, value: row => row.user },
  { head: 'Publisher', width: 16, value: row => publisherOf(run, row.product ?? '') },
  { head: 'Product', width: 36, value: row => row.product },
  { head: 'Version', width: 12, value: row => row.version },
  { head: 'Edition', width: 16, value: row => row.edition },
  { head: 'Reason', width: 14, value: row => row.reason },
  { head: 'Explanation', width: 80, value: row => sentenceOfDecision(run, row.id, within) },
];

interface Explained {
  readonly license: string;
  readonly name: string;
  readonly sentence: string;
}

const EXPLANATION_COLUMNS: readonly SheetColumn<Explained>[] = [
  { head: 'License', width: 22, value: row => row.license },
  { head: 'Name', width: 40, value: row => row.name },
  { head: 'Explanation', width: 120, value: row => row.sentence },
];

/** Each position in sentences; then, where all of them are shown, what is wrong with the data and concerns no license. */
function* explanations({ run, within }: OpenRun, positions: readonly PositionRecord[]): Iterable<Explained> {
  const places = new Map(run.ledger.licenses.map(({ row, index }) => [row.license, index]));
  for (const { license, name } of positions)
    for (const sentence of sentencesOfPosition(run, places.get(license)!, within)) yield { license, name, sentence };
  if (positions.length < run.settled.positions.length) return;
  for (const finding of run.findings)
    if (finding.license < 0 && seesFinding(within, finding))
      yield { license: '', name: '', sentence: findingSentence(run, finding) };
}

const RUN_COLUMNS: readonly SheetColumn<readonly [string, CellValue]>[] = [
  { head: 'Run', width: 28, value: ([what]) => what },
  { head: 'Value', width: 36, value: ([, value]) => value },
];

const runRows = ({ meta }: OpenRun): readonly (readonly [string, CellValue])[] => [
  ['As of', meta.asOf],
  ['Policy', meta.policy],
  ['Number', meta.id],
  ['Computed', meta.startedAt],
  ['Installations', meta.totals.installations],
  ['Licenses', meta.totals.licenses],
  ['Licenses at risk', meta.totals.atRisk],
  ['Shortfall', meta.totals.shortfall],
  ['Unlicensed', meta.totals.unlicensed],
  ...Object.entries(meta.totals.exposure).map(
    ([currency, sum]) => [`Exposure ${currency}`.trimEnd(), amount(sum)] as const,
  ),
  ...Object.entries(meta.totals.surplus ?? {}).map(
    ([currency, sum]) => [`Surplus ${currency}`.trimEnd(), amount(sum)] as const,
  ),
  ['Proven best', meta.proven ? 'yes' : 'no'],
  ['Catalog', meta.catalogHash],
];

/** What stays free of a license is worth; null without a price. */
const surplusIn = ({ run }: OpenRun): ((license: string) => string | null) => {
  const positions = new Map(run.settled.positions.map(position => [position.license.row.license, position]));
  return license => surplusText(positions.get(license)!);
};

/** The workbook in pieces: `positions` are those to be shown, and `unlicensed` says what is listed beside them. */
export const positionsXlsx = (
  open: OpenRun,
  positions: readonly PositionRecord[],
  unlicensed: UnlicensedQuery = {},
): AsyncIterable<Uint8Array> =>
  workbook([
    sheetOf('ELP', positionColumns(surplusIn(open)), positions),
    sheetOf('Unlicensed', unlicensedColumns(open), unlicensedOf(open, unlicensed)),
    sheetOf('Explanations', EXPLANATION_COLUMNS, explanations(open, positions)),
    sheetOf('Run', RUN_COLUMNS, runRows(open)),
  ]);
