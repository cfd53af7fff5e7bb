/** Tells which changes of records are changes of rights, and joins those of one transaction, so that their effect is computed once. */
import type { Database } from 'better-sqlite3';
import type { TableName } from '../../engine/estate/tables.ts';
import { columnsOfSection, SECTIONS } from '../../engine/rights/sections.ts';

type AnyRow = Readonly<Record<string, unknown>>;

const OWN: readonly string[] = SECTIONS.flatMap(section => columnsOfSection(section));

/** Columns that decide what may be used, by table. What a contract grants depends on its end too: the date ranks, and ends upgrades. */
const RIGHTS_OF_TABLE: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  contracts: [...OWN, 'permanent', 'expires'],
  licenses: OWN,
  license_products: [...OWN, 'maintenance_from'],
};

const textOf = (value: unknown): string => JSON.stringify(value ?? '');

const isGiven = (value: unknown): boolean => !['""', '[]', 'false'].includes(textOf(value));

/** Columns of rights in which two states of a row differ. */
export const rightsChanged = (table: TableName, before: AnyRow, after: AnyRow): readonly string[] =>
  (RIGHTS_OF_TABLE[table] ?? []).filter(column => textOf(before[column]) !== textOf(after[column]));

const hasRights = (table: TableName, row: AnyRow): boolean =>
  (RIGHTS_OF_TABLE[table] ?? []).some(column => isGiven(row[column]));

/**
 * Whether the change gives or takes rights: columns of rights that differ, a contract linked or no longer linked, a product of a
 * license that comes with rights of its own, a contract that goes. New licenses and contracts are no change of rights.
 */
export const isAboutRights = (table: TableName, before: AnyRow | null, after: AnyRow | null): boolean => {
  if (table === 'license_contracts') return before === null || after === null;
  if (before && after) return rightsChanged(table, before, after).length > 0;
  if (table === 'license_products') return after !== null && hasRights(table, after);
  return table === 'contracts' && before !== null && hasRights(table, before);
};

/** Effects of changes that wait to be computed. */
export const PENDING = JSON.stringify({ pending: true });

/** The last change that is recorded: those after it belong to what begins now. */
export const lastChange = (db: Database): number =>
  Number(db.prepare('select coalesce(max(id), 0) from changes').pluck().get());

/** A license that comes or goes brings its products and links along: those are no change of rights. */
const FORGET = `
  update changes set effect = null
  where id > ? and effect is not null and +"table" in ('license_products', 'license_contracts')
  and substr(key, 1, instr(key, char(31)) - 1) in (
    select key from changes where id > ? and "table" = 'licenses' and (before is null or after is null))`;

/**
 * Joins the changes of rights after the change `since`: the first holds the effect of all, the others name it. Returns the number of
 * the first; null where no rights were changed. To be called at the end of the transaction.
 */
export const joinRightsChanges = (db: Database, since: number): number | null => {
  db.prepare(FORGET).run(since, since);
  const ids = db.prepare('select id from changes where id > ? and effect is not null order by id').pluck().all(since);
  if (ids.length === 0) return null;
  const [first, last] = [Number(ids[0]), Number(ids.at(-1))];
  const write = db.prepare('update changes set effect = ? where id = ?');
  write.run(JSON.stringify({ pending: true, together: ids.length, last }), first);
  for (const id of ids.slice(1)) write.run(JSON.stringify({ with: first }), id);
  return first;
};
