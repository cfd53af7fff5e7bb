/** Operations about runs: the list, one with its sums, a comparison, and computing a new one. */
import { FIGURES, REFUSALS, RUN_HEAD } from './fragments.ts';
import { operation } from './operation.ts';
import type { Connection, Figures, Overview, Policy, Refused, RunHead } from './types.ts';

export interface RunsAnswer {
  readonly runs: Connection<RunHead>;
}

export const RUNS = operation<RunsAnswer, { readonly first: number; readonly after: string | null }>(
  `query Runs($first: Int, $after: String) {
    runs(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { ...RunHead } } }
  }`,
  RUN_HEAD,
);

export const OVERVIEW = operation<{ readonly run: Overview | null }, { readonly run: string | null }>(
  `query Overview($run: ID) {
    run(id: $run) {
      ...RunHead
      byStatus { status positions }
      byPublisher { publisher positions atRisk shortfall exposure { amount currency } }
    }
  }`,
  RUN_HEAD,
);

export interface Cause {
  readonly kind: string;
  readonly count: number;
  readonly detail: string;
  readonly sentence: string;
}

export interface Comparison {
  readonly from: RunHead;
  readonly to: RunHead;
  readonly causes: readonly Cause[];
  readonly positions: readonly {
    readonly licenseKey: string;
    readonly name: string;
    readonly before: Figures | null;
    readonly after: Figures | null;
    readonly causes: readonly Cause[];
  }[];
}

export const COMPARE = operation<
  { readonly run: { readonly compareTo: Comparison } | null },
  { readonly run: string; readonly with: string }
>(
  `query Compare($run: ID!, $with: ID!) {
    run(id: $run) {
      compareTo(run: $with) {
        from { ...RunHead }
        to { ...RunHead }
        causes { kind count detail sentence }
        positions { licenseKey name before { ${FIGURES} } after { ${FIGURES} } causes { kind count detail sentence } }
      }
    }
  }`,
  RUN_HEAD,
);

export type ReconcileAnswer =
  | Refused
  | {
      readonly __typename: 'ReconcileSuccess';
      readonly run: { readonly id: string } | null;
      readonly progress: { readonly message: string };
    };

export const RECONCILE = operation<
  { readonly reconcile: ReconcileAnswer },
  { readonly input: { readonly asOf: string | null; readonly policy: Policy; readonly wait: boolean } }
>(
  `mutation Reconcile($input: ReconcileInput!) {
    reconcile(input: $input) {
      __typename
      ... on ReconcileSuccess { run { id } progress { message } }
      ${REFUSALS}
    }
  }`,
);
