/** Why the position of one license changed: what differs in everything that a position is computed from. */

import { REASONS, type Reason } from '../../engine/codes.ts';
import { formatDay } from '../../engine/estate/days.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import { REASON_TEXTS } from '../../engine/explain/reasons.ts';
import type { EstateRows } from '../../engine/image/image.ts';
import { fold } from '../../engine/names.ts';
import { columnsOfSection, SECTIONS } from '../../engine/rights/sections.ts';
import { type Cause, type CauseKind, counted, listed } from './causes.ts';
import type { Estates } from './estates.ts';
import { causesOfContracts } from './ofContracts.ts';
import { causesOfPurchases, isMaintenance } from './ofPurchases.ts';
import { eitherOf, type RowDifference } from './rows.ts';
import { changes, type Sides, text } from './values.ts';

const RIGHTS: ReadonlySet<string> = new Set(SECTIONS.flatMap(section => columnsOfSection(section)));

const ownRow = (estates: Estates, key: string): Cause[] => {
  const difference = estates.rows('licenses').get(key);
  if (!difference?.before || !difference.after) return [];
  const rights = { ...difference, columns: difference.columns.filter(column => RIGHTS.has(column)) };
  const others = { ...difference, columns: difference.columns.filter(column => !RIGHTS.has(column)) };
  const cause = (kind: CauseKind, what: string, part: RowDifference): Cause[] =>
    part.columns.length === 0
      ? []
      : [{ kind, count: part.columns.length, detail: part.columns.join(', '), sentence: `${what}: ${changes(part)}.` }];
  const records = [{ table: 'licenses' as const, row: difference.after }];
  return [
    ...cause('rights-changed', 'Rights of the license', rights).map(each => ({ ...each, records })),
    ...cause('license-changed', 'The license', others),
  ];
};

const force = ({ before, after, from, to }: Sides): Cause[] => {
  if (!before || !after || (before.notInForce === 0) === (after.notInForce === 0)) return [];
  const ended = after.notInForce !== 0;
  const why = REASON_TEXTS[REASONS[ended ? after.notInForce : before.notInForce] as Reason];
  const when = `between ${formatDay(Math.min(from, to))} and ${formatDay(Math.max(from, to))}`;
  const sentence = ended ? `No longer in force: ${why}.` : `In force now; before, ${why}.`;
  return [{ kind: ended ? 'license-ended' : 'license-began', count: 1, detail: when, sentence }];
};

const CONSUMER_TABLES = [
  ['license_products', 'products-changed', 'product of the license', 'products of the license', 'product'],
  ['allocations', 'allocations-changed', 'allocation', 'allocations', 'computer'],
  ['measurements', 'measurements-changed', 'measurement', 'measurements', 'date'],
] as const satisfies readonly (readonly [keyof EstateRows & TableName, CauseKind, string, string, string])[];

const owned = (estates: Estates, name: string): Cause[] =>
  CONSUMER_TABLES.flatMap(([table, kind, one, many, column]) => {
    const rows = estates.rowsNaming(table, 'license', name);
    if (rows.length === 0) return [];
    const names = rows.map(row => {
      const value = eitherOf(row)[column];
      const label =
        typeof value === 'number' ? formatDay(value) : text(eitherOf(row), column) || text(eitherOf(row), 'user');
      return row.columns.length > 0 ? `${label} (${changes(row)})` : `${label} ${row.after ? 'added' : 'removed'}`;
    });
    return [
      {
        kind,
        count: rows.length,
        detail: listed(names),
        sentence: `${counted(rows.length, one, many)} differ: ${listed(names)}.`,
        ...(table === 'license_products' && { records: rows.map(row => ({ table, row: eitherOf(row) })) }),
      },
    ];
  });

/** Everything that differs about a license itself and decides what it may cover. */
export const causesOfCover = (estates: Estates, name: string, sides: Sides): readonly Cause[] => [
  ...ownRow(estates, fold(name)),
  ...force(sides),
  ...causesOfContracts(estates, name, sides).filter(({ kind }) => kind !== 'contract-ended'),
  ...causesOfPurchases(estates, name, sides, isMaintenance),
  ...owned(estates, name).filter(({ kind }) => kind !== 'measurements-changed'),
];

/** Everything that differs and that a position of this license is computed from. */
export const causesOfLicense = (estates: Estates, name: string, sides: Sides): readonly Cause[] => [
  ...ownRow(estates, fold(name)),
  ...force(sides),
  ...causesOfContracts(estates, name, sides),
  ...causesOfPurchases(estates, name, sides),
  ...owned(estates, name),
];
