/** A case file's tables as a valid estate: conversion by the data contract, without any check of what is written. */
import { type Column, type Estate, type Row, TABLE_NAMES, TABLES, type TableName } from '../../engine/estate/tables.ts';
import { keyOf } from './names.ts';
import { recognized } from './recognition.ts';

/** A case as its YAML stands: all scalars text, lists and mappings as such. */
export type CaseRow = Readonly<Record<string, unknown>>;
export type Case = Readonly<Record<string, unknown>>;

/** A day as whole days since 1970-01-01; from `2026-01-31` or `31.01.2026`. */
export function dayOf(text: string): number {
  const iso = text.includes('.') ? text.split('.').reverse().join('-') : text;
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}

function convert(column: Column, cell: unknown): unknown {
  const text = typeof cell === 'string' ? cell.trim().normalize('NFC') : '';
  switch (column.kind) {
    case 'text':
      return text;
    case 'choice':
      return text.toLowerCase() || (column.blank ?? '');
    case 'date':
      return text === '' ? null : dayOf(text);
    case 'integer':
    case 'number':
      return text === '' ? null : Number(text);
    case 'decimal':
      return text === '' ? null : text;
    case 'flag':
      return ['yes', 'true', '1', 'ja'].includes(text.toLowerCase());
    case 'list':
      return Array.isArray(cell) ? cell.map(String) : text.split('|').filter(part => part !== '');
    case 'parameters':
      return typeof cell === 'object' && cell !== null ? cell : {};
  }
}

/** One row of a table from cells by column name; what is not given is blank. */
export function rowOf<T extends TableName>(table: T, cells: CaseRow): Row<T> {
  const columns: Readonly<Record<string, Column>> = TABLES[table];
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, convert(column, cells[name])]),
  ) as Row<T>;
}

/** Names that are used in a column which refers to the table, in the order of tables and rows. */
function namesUsed(estate: Record<TableName, readonly CaseRow[]>, referred: TableName): string[] {
  return TABLE_NAMES.flatMap(table => {
    const columns: Readonly<Record<string, Column>> = TABLES[table];
    const referring = Object.keys(columns).filter(name => columns[name]!.references === referred);
    return estate[table].flatMap(row => referring.map(name => String(row[name]))).filter(name => name !== '');
  });
}

/** The tables of a case as an estate: users, computers and products that are used and not declared are added. */
export function caseEstate(mapping: Case): Estate {
  const tables = Object.fromEntries(
    TABLE_NAMES.map(table => [table, ((mapping[table] ?? []) as CaseRow[]).map(cells => rowOf(table, cells))]),
  ) as unknown as Record<TableName, CaseRow[]>;
  for (const [table, column] of [
    ['products', 'product'],
    ['users', 'user'],
    ['computers', 'computer'],
  ] as const) {
    const known = new Set(tables[table].map(row => keyOf(String(row[column]))));
    for (const name of namesUsed(tables, table)) {
      if (known.has(keyOf(name))) continue;
      known.add(keyOf(name));
      tables[table].push(rowOf(table, { [column]: name }));
    }
  }
  const estate = tables as unknown as Estate;
  return { ...estate, installations: recognized(estate.installations, estate.evidence, estate.recognition) };
}
