/** Names for parts of what the API answers, all of them derived from the generated types, and the codes that the page lists. */
import type {
  ChangeFieldsFragment,
  DecisionFieldsFragment,
  EffectFieldsFragment,
  ExplainedFragment,
  LicenseQuery,
  OverviewQuery,
  PositionStatus,
  PositionsQuery,
  RightSection,
  RightsFieldsFragment,
  RunHeadFragment,
  WhatIfMutation,
} from './generated.ts';

export type { Outcome, Policy, PositionStatus as Status, RightSection, Verdict } from './generated.ts';

/** A page of a list, as far as the page asks for it. */
export interface Connection<Node> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Node }[];
}

/** A row of a list. */
export type RowOf<List> = List extends Connection<infer Node> ? Node : never;

/** Variables of an operation without those that say which page of its list is asked for. */
export type Unpaged<Variables> = Omit<Variables, 'first' | 'after'>;

/** Codes in the order in which the page lists them. */
export const STATUSES = ['AT_RISK', 'UNKNOWN', 'NOT_TRACKED', 'COMPLIANT'] as const satisfies readonly PositionStatus[];
export const RIGHT_SECTIONS = [
  'DOWNGRADE',
  'UPGRADE',
  'MULTIPLE_USE',
  'SECOND_USE',
  'EXEMPT_ROLES',
] as const satisfies readonly RightSection[];

export type RunHead = RunHeadFragment;
export type Totals = RunHead['totals'];
export type Money = Totals['exposure'][number];
export type Overview = NonNullable<OverviewQuery['run']>;
export type PublisherSum = Overview['byPublisher'][number];

export type PositionRow = RowOf<NonNullable<PositionsQuery['run']>['positions']>;
export type Figures = Omit<PositionRow, 'id' | 'license'>;

export type Decision = DecisionFieldsFragment;
export type ExplainedDecision = ExplainedFragment;
export type Candidate = ExplainedDecision['candidates'][number];

export type LicenseDetail = NonNullable<LicenseQuery['license']>;
export type LicensedProduct = LicenseDetail['products'][number];
export type Contract = LicenseDetail['contracts'][number];
export type Purchase = LicenseDetail['purchases'][number];
export type Rights = RightsFieldsFragment;

export type Change = ChangeFieldsFragment;
/** What a change of rights did to consumption. */
export type ChangeEffect = EffectFieldsFragment;

type WhatIfAnswer = WhatIfMutation['whatIf'];
export type WhatIfSuccess = Extract<WhatIfAnswer, { readonly __typename: 'WhatIfSuccess' }>;
/** Installations that go from one license to another. */
export type Move = WhatIfSuccess['moved'][number];
/** What every refusal of a change says. */
export type Refused = Exclude<WhatIfAnswer, WhatIfSuccess>;
export type InputProblem = Extract<Refused, { readonly __typename: 'InputRefused' }>['problems'][number];
