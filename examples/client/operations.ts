/** What the example asks. `node examples/client/generate.ts` writes the types beside it from the schema. */
import type { Operation } from './client.ts';
import type {
  ExplainQuery,
  ExplainQueryVariables,
  FollowSubscription,
  FollowSubscriptionVariables,
  ReconcileMutation,
  ReconcileMutationVariables,
  ShortfallsQuery,
  ShortfallsQueryVariables,
} from './generated.ts';

/** Licenses that are short in the last run, the largest shortfall first. */
export const SHORTFALLS: Operation<ShortfallsQuery, ShortfallsQueryVariables> = {
  text: `query Shortfalls($after: String) {
    run {
      asOf
      positions(first: 100, after: $after, filter: { status: [AT_RISK] }, orderBy: { field: SHORTFALL, direction: DESC }) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { license { key name } entitled consumed shortfall exposure { amount currency } } }
      }
    }
  }`,
};

/** The arithmetic of a license, and why some of what it covers consumes. */
export const EXPLAIN: Operation<ExplainQuery, ExplainQueryVariables> = {
  text: `query Explain($license: String!) {
    license(key: $license) {
      position {
        sentences
        decisions(first: 3, filter: { outcome: [CONSUMES] }) {
          totalCount
          edges { node { sentence candidates { verdict sentence } } }
        }
      }
    }
  }`,
};

/** Begins a reconciliation for a day. Needs a token of the role ANALYST. */
export const RECONCILE: Operation<ReconcileMutation, ReconcileMutationVariables> = {
  text: `mutation Reconcile($asOf: Date) {
    reconcile(input: { asOf: $asOf }) {
      __typename
      ... on ReconcileSuccess { progress { id } }
      ... on Error { code message help }
    }
  }`,
};

/** A reconciliation while it goes on. */
export const FOLLOW: Operation<FollowSubscription, FollowSubscriptionVariables> = {
  text: `subscription Follow($id: ID!) {
    reconcileProgress(id: $id) { state step message run { number totals { shortfall unlicensed } } }
  }`,
};
