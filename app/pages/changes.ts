/** Changes of records page by page, the last first. */
import { fold } from '../../engine/names.ts';
import { countChanges, listChanges, type RecordedChange } from '../../store/changes.ts';
import { defineFold } from '../../store/records.ts';
import { type RecordTable, SEPARATOR } from '../../store/stored.ts';
import type { Workspace } from '../workspace.ts';
import { type Connection, type PageAsked, pageOf } from './page.ts';

/** Which changes; what is left out or null does not matter. */
export interface ChangesFilter {
  readonly tables?: readonly RecordTable[] | null;
  /** The first parts of the key, or all of them. */
  readonly key?: readonly string[] | null;
  /** Key of a license whose changes are asked for, with those of what belongs to it. */
  readonly license?: string | null;
  readonly who?: string | null;
  /** Milliseconds since 1970-01-01 UTC, both ends included. */
  readonly since?: number | null;
  readonly until?: number | null;
  readonly importId?: number | null;
  readonly onlyRights?: boolean | null;
}

const asKey = (parts: readonly string[]): string => parts.map(part => fold(part.trim())).join(SEPARATOR);

/** One page of changes. */
export const changePage = ({ db }: Workspace, filter: ChangesFilter, asked: PageAsked): Connection<RecordedChange> => {
  defineFold(db);
  const conditions = {
    tables: filter.tables ?? undefined,
    key: filter.key ? asKey(filter.key) : undefined,
    license: filter.license ? asKey([filter.license]) : undefined,
    who: filter.who?.trim() ?? undefined,
    since: filter.since ?? undefined,
    until: filter.until ?? undefined,
    importId: filter.importId ?? undefined,
    onlyRights: filter.onlyRights ?? undefined,
  };
  return pageOf<RecordedChange>(
    {
      list: JSON.stringify(['changes', conditions]),
      rows: (after, limit) => listChanges(db, conditions, { before: after ? Number(after[0]) : undefined, limit }),
      valuesOf: ({ id }) => [id],
      count: () => countChanges(db, conditions),
    },
    asked,
  );
};
