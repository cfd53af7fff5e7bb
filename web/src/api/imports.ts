/** Operations about imports: send files, follow one, and what became of earlier ones. */
import { PROBLEM, REFUSALS } from './fragments.ts';
import { operation, type Paged } from './operation.ts';
import type { Connection, Problem, Refused } from './types.ts';

export type ImportMode = 'MERGE' | 'REPLACE';

export interface ImportHead {
  readonly id: string;
  readonly number: number;
  readonly files: readonly string[];
  readonly mode: ImportMode;
  readonly source: string;
  readonly state: 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly who: string;
  readonly counts: readonly TableCount[];
}

export interface TableCount {
  readonly table: string;
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly rejected: number;
  readonly repeated: number;
}

export interface ImportDetail extends ImportHead {
  readonly message: string;
  readonly rejectsUrl: string;
  readonly codes: readonly { readonly code: string; readonly count: number }[];
  readonly problems: readonly Problem[];
  readonly progress: {
    readonly bytes: number;
    readonly totalBytes: number | null;
    readonly rows: number;
    readonly file: string;
  } | null;
}

const HEAD = `fragment ImportHead on Import {
  id number files mode source state startedAt finishedAt who
  counts { table read added changed unchanged removed rejected repeated }
}`;

export interface ImportsAnswer {
  readonly imports: Connection<ImportHead>;
}

export const IMPORTS = operation<ImportsAnswer, Paged>(
  `query Imports($first: Int, $after: String) {
    imports(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { ...ImportHead } } }
  }`,
  HEAD,
);

export const IMPORT = operation<{ readonly import: ImportDetail | null }, { readonly id: string }>(
  `query Import($id: ID!) {
    import(id: $id) {
      ...ImportHead
      message rejectsUrl
      codes { code count }
      problems { ...ProblemFields }
      progress { bytes totalBytes rows file }
    }
  }`,
  HEAD,
  PROBLEM,
);

export interface ImportInput {
  readonly mode: ImportMode;
  readonly asSource: string | null;
}

export type ImportFilesAnswer =
  | Refused
  | { readonly __typename: 'ImportFilesSuccess'; readonly import: { readonly id: string } };

export const IMPORT_FILES = operation<
  { readonly importFiles: ImportFilesAnswer },
  { readonly input: ImportInput & { readonly files: readonly null[] } }
>(
  `mutation ImportFiles($input: ImportFilesInput!) {
    importFiles(input: $input) { __typename ... on ImportFilesSuccess { import { id } } ${REFUSALS} }
  }`,
);

export const CANCEL = operation<
  { readonly cancel: Refused | { readonly __typename: 'CancelSuccess' } },
  { readonly input: { readonly import: string } }
>(`mutation Cancel($input: CancelInput!) { cancel(input: $input) { __typename ${REFUSALS} } }`);
