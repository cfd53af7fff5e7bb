/** Use case: evidence that no recognition rule fits, by how often it occurs: the list to write rules from. */
import {
  countUnrecognized,
  pageOfUnrecognized,
  type Unrecognized,
  type UnrecognizedTitle,
  unrecognized,
} from '../store/recognition.ts';
import { defineFold } from '../store/records.ts';
import { contains, given, named } from './pages/conditions.ts';
import { type Connection, type PageAsked, pageOf } from './pages/page.ts';
import type { Workspace } from './workspace.ts';

export type { Unrecognized } from '../store/recognition.ts';

/** The most frequent names first; a hundred when no limit is given. */
export const unrecognizedEvidence = ({ db }: Workspace, limit?: number): readonly Unrecognized[] =>
  unrecognized(db, limit);

export interface UnrecognizedQuery {
  /** Part of name, publisher or version. */
  readonly text?: string | null;
  readonly publisher?: string | null;
}

/** The same page by page. */
export const unrecognizedPage = (
  { db }: Workspace,
  { text, publisher }: UnrecognizedQuery,
  asked: PageAsked,
): Connection<Unrecognized> => {
  defineFold(db);
  const conditions = given(
    text && contains(['name', 'publisher', 'version'], text),
    publisher && named('publisher', [publisher.trim()]),
  );
  return pageOf<UnrecognizedTitle>(
    {
      list: JSON.stringify(['unrecognized', conditions]),
      rows: (after, limit) => pageOfUnrecognized(db, conditions, after, limit),
      valuesOf: ({ occurrences, key }) => [occurrences, key],
      count: () => countUnrecognized(db, conditions),
    },
    asked,
  );
};
