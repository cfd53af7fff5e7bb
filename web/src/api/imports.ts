/** Operations about imports: send files, follow one, and what became of earlier ones. */
import { PROBLEM, REFUSALS } from './fragments.ts';
import type {
  CancelMutation,
  CancelMutationVariables,
  ImportFilesMutation,
  ImportFilesMutationVariables,
  ImportHeadFragment,
  ImportQuery,
  ImportQueryVariables,
  ImportsQuery,
  ImportsQueryVariables,
} from './generated.ts';
import { operation } from './operation.ts';

const HEAD = `fragment ImportHead on Import {
  id number files mode source state startedAt finishedAt who
  counts { table read added changed unchanged removed rejected repeated }
}`;

export const IMPORTS = operation<ImportsQuery, ImportsQueryVariables>(
  `query Imports($text: String, $state: [ImportState!], $first: Int, $after: String) {
    imports(first: $first, after: $after, filter: { text: $text, state: $state }) { totalCount pageInfo { hasNextPage endCursor } edges { node { ...ImportHead } } }
  }`,
  HEAD,
);

export const IMPORT = operation<ImportQuery, ImportQueryVariables>(
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

export const IMPORT_FILES = operation<ImportFilesMutation, ImportFilesMutationVariables>(
  `mutation ImportFiles($input: ImportFilesInput!) {
    importFiles(input: $input) { __typename ... on ImportFilesSuccess { import { id } } ${REFUSALS} }
  }`,
);

export const CANCEL = operation<CancelMutation, CancelMutationVariables>(
  `mutation Cancel($input: CancelInput!) { cancel(input: $input) { __typename ${REFUSALS} } }`,
);

export type { ImportMode } from './generated.ts';

export type ImportHead = ImportHeadFragment;
export type ImportDetail = NonNullable<ImportQuery['import']>;
export type TableCount = ImportHead['counts'][number];
