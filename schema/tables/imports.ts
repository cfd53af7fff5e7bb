/** Tables of what came in: imports, the rows they rejected, and what they warned of. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, moment, reference, spelling } from './columns.ts';

/** `counts` holds one object a table; `problems` the number of problems by code, also of those beyond the cap. */
export const imports = sqliteTable('imports', {
  id: id(),
  started: moment('started').notNull(),
  finished: moment('finished'),
  state: text('state', { enum: ['running', 'done', 'failed', 'cancelled'] }).notNull(),
  mode: text('mode', { enum: ['merge', 'replace'] }).notNull(),
  source: spelling('source'),
  who: spelling('who'),
  files: text('files', { mode: 'json' }).$type<readonly string[]>().notNull().default([]),
  counts: text('counts', { mode: 'json' })
    .$type<readonly Readonly<Record<string, string | number>>[]>()
    .notNull()
    .default([]),
  problems: text('problems', { mode: 'json' }).$type<Readonly<Record<string, number>>>().notNull().default({}),
  message: spelling('message'),
});

const place = () => ({
  table: spelling('table'),
  file: spelling('file'),
  line: integer('line'),
  code: spelling('code'),
  column: spelling('column'),
  message: spelling('message'),
  help: spelling('help'),
});

/** Rejected rows with their cells as they came, so that they can be mended and sent again. */
export const rejects = sqliteTable(
  'rejects',
  {
    id: id(),
    import_id: reference('import_id', () => imports.id).notNull(),
    ...place(),
    columns: text('columns', { mode: 'json' }).$type<readonly string[]>().notNull(),
    cells: text('cells', { mode: 'json' }).$type<readonly string[]>().notNull(),
  },
  table => [index('rejects_import').on(table.import_id)],
);

/** Warnings and problems of whole files; beyond a cap for each code they are only counted. */
export const importWarnings = sqliteTable(
  'import_warnings',
  { id: id(), import_id: reference('import_id', () => imports.id).notNull(), ...place() },
  table => [index('import_warnings_import').on(table.import_id)],
);
