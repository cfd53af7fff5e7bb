/** Types of what is asked and answered, written by `node examples/client/generate.ts` from the schema. Do not edit by hand. */

export type JobState =
  | 'CANCELLED'
  | 'DONE'
  | 'FAILED'
  | 'RUNNING';

export type Verdict =
  | 'CHOSEN'
  | 'POSSIBLE'
  | 'REJECTED';

export type ExplainQueryVariables = {
  readonly license: string;
};

export type ExplainQuery = { readonly license: { readonly position: { readonly sentences: ReadonlyArray<string>, readonly decisions: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly sentence: string, readonly candidates: ReadonlyArray<{ readonly verdict: Verdict, readonly sentence: string }> } }> } } | null } | null };

export type FollowSubscriptionVariables = {
  readonly id: string;
};

export type FollowSubscription = { readonly reconcileProgress: { readonly state: JobState, readonly step: string, readonly message: string, readonly run: { readonly number: number, readonly totals: { readonly shortfall: number, readonly unlicensed: number } } | null } };

export type ReconcileMutationVariables = {
  readonly asOf?: string | null;
};

export type ReconcileMutation = { readonly reconcile:
    | { readonly __typename: 'InputRefused', readonly code: string, readonly message: string, readonly help: string }
    | { readonly __typename: 'OperationRefused', readonly code: string, readonly message: string, readonly help: string }
    | { readonly __typename: 'ReconcileSuccess', readonly progress: { readonly id: string } }
    | { readonly __typename: 'WriteConflict', readonly code: string, readonly message: string, readonly help: string }
   };

export type ShortfallsQueryVariables = {
  readonly after?: string | null;
};

export type ShortfallsQuery = { readonly run: { readonly asOf: string, readonly positions: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly entitled: number, readonly consumed: number, readonly shortfall: number, readonly license: { readonly key: string, readonly name: string | null }, readonly exposure: { readonly amount: string, readonly currency: string } | null } }> } } | null };
