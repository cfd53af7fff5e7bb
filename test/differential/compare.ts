/** Compares the engine with the readable model on one estate: every figure, decision, rejection and problem, as text. */
import type { Estate } from '../../engine/estate/tables.ts';
import { allDecisions, unlicensedDecisions } from '../../engine/explain/decisions.ts';
import { findingRecords, positionRecords, rejections, totalsOf } from '../../engine/explain/view.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import { fold } from '../../engine/names.ts';
import { reconcile } from '../../engine/reconcile.ts';
import type { Terms } from '../../engine/terms.ts';
import { model } from '../oracle/model.ts';

type Fields = Readonly<Record<string, unknown>>;

const line = (row: Fields, fields: readonly string[]): string =>
  fields
    .map(field => {
      const value = row[field];
      if (value === null || value === undefined || value === '') return `${field}=`;
      if (typeof value === 'object')
        return `${field}=${Object.entries(value).toSorted().flat().map(String).map(fold).join(':')}`;
      return `${field}=${/^-?\d+\.\d+$/.test(String(value)) ? Number(value) : fold(String(value))}`;
    })
    .join(' ');

const CONSUMER = ['computer', 'user', 'product', 'version', 'edition'];
const POSITION = [
  'license',
  'entitled',
  'consumed',
  'available',
  'shortfall',
  'projected',
  'raw',
  'exempt',
  'status',
  'exposure',
  'inherits',
];
const DECISION = [...CONSUMER, 'outcome', 'license', 'right', 'reason', 'units'];

const lines = (rows: Iterable<object>, fields: readonly string[]): string[] =>
  Array.from(rows, row => line(row as Fields, fields)).sort();

const distinct = (rows: readonly string[]): string[] => [...new Set(rows)];

interface Compared {
  readonly engine: Readonly<Record<string, readonly string[]>>;
  readonly model: Readonly<Record<string, readonly string[]>>;
}

/** Both results as sorted lines, section by section. */
export const compared = (estate: Estate, terms: Terms, asOf: number): Compared => {
  const run = reconcile(imageOf(estate, columnsOf(estate)), terms, asOf);
  const expected = model(estate, terms, asOf, 'priority');
  const totals = totalsOf(run);
  return {
    engine: {
      positions: lines(positionRecords(run), POSITION),
      decisions: lines(allDecisions(run), DECISION),
      rejected: lines(rejections(run), [...CONSUMER, 'license', 'reason']),
      unlicensed: lines(unlicensedDecisions(run), CONSUMER),
      totals: [
        line(
          {
            shortfall: totals.shortfall,
            unlicensed: totals.unlicensed,
            exposure: Object.fromEntries(
              Object.entries(totals.exposure).map(([currency, sum]) => [currency, Number(sum)]),
            ),
          },
          ['shortfall', 'unlicensed', 'exposure'],
        ),
      ],
      problems: distinct(
        lines(
          findingRecords(run).map(found => (found.computer === null ? found : { ...found, license: null })),
          ['code', 'license', 'computer'],
        ),
      ),
    },
    model: {
      positions: lines(expected.positions, POSITION),
      decisions: lines(expected.decisions, DECISION),
      rejected: lines(expected.rejected, [...CONSUMER, 'license', 'reason']),
      unlicensed: lines(expected.unlicensed, CONSUMER),
      totals: [line(expected.totals, ['shortfall', 'unlicensed', 'exposure'])],
      problems: distinct(lines(expected.problems, ['code', 'license', 'computer'])),
    },
  };
};
