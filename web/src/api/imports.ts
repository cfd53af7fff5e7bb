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
  RejectedGroupsQuery,
  RejectedGroupsQueryVariables,
  RejectedRowsQuery,
  RejectedRowsQueryVariables,
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
      notices { ...ProblemFields }
      rejectedFiles { file count }
      progress { bytes totalBytes rows file }
    }
  }`,
  HEAD,
  PROBLEM,
);

export const REJECTED_GROUPS = operation<RejectedGroupsQuery, RejectedGroupsQueryVariables>(
  `query RejectedGroups($id: ID!, $filter: RejectedRowFilter) {
    import(id: $id) { rejectedGroups(filter: $filter) { table code column count } }
  }`,
);

export const REJECTED_ROWS = operation<RejectedRowsQuery, RejectedRowsQueryVariables>(
  `query RejectedRows($id: ID!, $filter: RejectedRowFilter, $first: Int, $after: String) {
    import(id: $id) {
      rejectedRows(first: $first, after: $after, filter: $filter) {
        totalCount pageInfo { hasNextPage endCursor }
        edges { node {
          number table file line cellCount columnCount
          cells { column value length isMasked isFaulty }
          problems { code column message help }
        } }
      }
    }
  }`,
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
export type RejectedGroup = NonNullable<RejectedGroupsQuery['import']>['rejectedGroups'][number];
export type RejectedRow = NonNullable<RejectedRowsQuery['import']>['rejectedRows']['edges'][number]['node'];
export type RejectedCell = RejectedRow['cells'][number];
