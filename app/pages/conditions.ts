/** What lists of stored records may be filtered by: conditions made of columns, never of what a client sent. */
import { columnOf } from '../../engine/estate/keys.ts';
import { fold } from '../../engine/names.ts';
import type { Condition } from '../../store/keyset.ts';
import { containing } from '../../store/records.ts';
import type { RecordTable } from '../../store/stored.ts';

export type { Condition };

/** Rows whose `column` is one of these names. */
export const named = (column: string, names: readonly string[]): Condition => ({
  sql: `samwise_fold(t."${column}") in (select value from json_each(?))`,
  parameters: [JSON.stringify(names.map(fold))],
});

/** Rows that contain the text in one of these columns. */
export const contains = (columns: readonly string[], text: string): Condition => containing(columns, text);

/** Rows whose `column` names the record with this key. */
export const refersTo = (table: RecordTable, column: string, key: string): Condition => ({
  sql: `t."${column}_id" in (select id from ${columnOf(table, column)!.references} where key = ?)`,
  parameters: [fold(key.trim())],
});

/** Rows of `licenses` or `contracts` that rows of `link` connect with the record of this key. */
export const linkedBy = (
  link: 'license_products' | 'license_contracts',
  own: 'license' | 'contract',
  other: 'product' | 'contract' | 'license',
  key: string,
): Condition => ({
  sql: `t.id in (select "${own}_id" from ${link} where "${other}_id" in
    (select id from ${columnOf(link, other)!.references} where key = ?))`,
  parameters: [fold(key.trim())],
});

/** Rows of which what `column` refers to meets a condition on a column of its own. */
export const through = (table: RecordTable, column: string, inner: Condition): Condition => ({
  sql: `t."${column}_id" in (select t.id from ${columnOf(table, column)!.references} t where ${inner.sql})`,
  parameters: inner.parameters,
});

/** Rows whose list in `column` holds the name, or is blank: blank stands for all. */
export const listsOrAll = (column: string, name: string): Condition => ({
  sql: `t."${column}" = '[]' or exists (select 1 from json_each(t."${column}") each where samwise_fold(each.value) = ?)`,
  parameters: [fold(name.trim())],
});

/** Days from and to which a range goes, both included; open where one is left out. */
export interface DayRange {
  readonly from?: number | null;
  readonly to?: number | null;
}

/** Rows whose day in `column` is within the range; rows without a day are not. */
export const within = (column: string, { from, to }: DayRange): Condition => ({
  sql: `t."${column}" between ? and ?`,
  parameters: [from ?? Number.MIN_SAFE_INTEGER, to ?? Number.MAX_SAFE_INTEGER],
});

/** Rows whose flag in `column` is so. */
export const flagged = (column: string, is: boolean): Condition => ({
  sql: `t."${column}" = ?`,
  parameters: [Number(is)],
});

/** Conditions that are given; blank ones are left out. */
export const given = (...conditions: (Condition | false | null | undefined | '')[]): readonly Condition[] =>
  conditions.filter((condition): condition is Condition => typeof condition === 'object' && condition !== null);
