/** Operations about runs: the list, one with its sums, a comparison, and computing a new one. */
import { EFFECT, FIGURES, REFUSALS, RUN_HEAD } from './fragments.ts';
import type {
  CauseFieldsFragment,
  CompareQuery,
  CompareQueryVariables,
  OverviewQuery,
  OverviewQueryVariables,
  ReconcileMutation,
  ReconcileMutationVariables,
  RunsQuery,
  RunsQueryVariables,
} from './generated.ts';
import { operation } from './operation.ts';

export const RUNS = operation<RunsQuery, RunsQueryVariables>(
  `query Runs($first: Int, $after: String) {
    runs(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { ...RunHead } } }
  }`,
  RUN_HEAD,
);

export const OVERVIEW = operation<OverviewQuery, OverviewQueryVariables>(
  `query Overview($run: ID) {
    run(id: $run) {
      ...RunHead
      byStatus { status positions }
      byPublisher { publisher positions atRisk shortfall exposure { amount currency } }
    }
  }`,
  RUN_HEAD,
);

const CAUSE = `fragment CauseFields on Cause {
  sentence changes { number at who kind effect { ...EffectFields } }
}`;

export const COMPARE = operation<CompareQuery, CompareQueryVariables>(
  `query Compare($run: ID!, $with: ID!) {
    run(id: $run) {
      compareTo(run: $with) {
        from { ...RunHead }
        to { ...RunHead }
        causes { ...CauseFields }
        positions { licenseKey name before { ${FIGURES} } after { ${FIGURES} } causes { ...CauseFields } }
        unlicensed { productKey publisher before after causes { ...CauseFields } }
      }
    }
  }`,
  RUN_HEAD,
  CAUSE,
  EFFECT,
);

export const RECONCILE = operation<ReconcileMutation, ReconcileMutationVariables>(
  `mutation Reconcile($input: ReconcileInput!) {
    reconcile(input: $input) {
      __typename
      ... on ReconcileSuccess { run { id } progress { message } }
      ${REFUSALS}
    }
  }`,
);

export type Cause = CauseFieldsFragment;
export type Difference = NonNullable<CompareQuery['run']>['compareTo'];
