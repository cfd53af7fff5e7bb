/** Imports page by page, the last first. */
import { fold } from '../../engine/names.ts';
import type { ImportRecord } from '../../store/importing/ledger.ts';
import { countImports, pageOfImports } from '../../store/imports.ts';
import { defineFold } from '../../store/records.ts';
import type { Workspace } from '../workspace.ts';
import { given, named } from './conditions.ts';
import { type Connection, type PageAsked, pageOf } from './page.ts';

export interface ImportQuery {
  readonly state?: readonly string[] | null;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly since?: number | null;
  readonly source?: string | null;
  readonly who?: string | null;
  /** Part of the name of a file. */
  readonly text?: string | null;
}

/** Imports that fit. */
export const importPage = ({ db }: Workspace, query: ImportQuery, asked: PageAsked): Connection<ImportRecord> => {
  defineFold(db);
  const { state, since, source, who, text } = query;
  const conditions = given(
    state && named('state', state),
    typeof since === 'number' && { sql: 't.started >= ?', parameters: [since] },
    source && named('source', [source.trim()]),
    who && named('who', [who.trim()]),
    text && {
      sql: 'exists (select 1 from json_each(t.files) each where instr(samwise_fold(each.value), ?) > 0)',
      parameters: [fold(text.trim())],
    },
  );
  return pageOf<ImportRecord>(
    {
      list: JSON.stringify(['imports', conditions]),
      rows: (after, limit) => pageOfImports(db, conditions, after, limit),
      valuesOf: ({ id }) => [id],
      count: () => countImports(db, conditions),
    },
    asked,
  );
};
