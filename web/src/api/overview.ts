/** Operations of the overview: the run with its sums at once, and beside it what may take longer. */
import { RUN_HEAD } from './fragments.ts';
import type {
  EndsNextQuery,
  EndsNextQueryVariables,
  EstateSizeQuery,
  EstateSizeQueryVariables,
  OverviewPageQuery,
  OverviewPageQueryVariables,
  TrendQuery,
  TrendQueryVariables,
} from './generated.ts';
import { operation } from './operation.ts';

const MONEY = 'amount currency';

export const OVERVIEW_PAGE = operation<OverviewPageQuery, OverviewPageQueryVariables>(
  `query OverviewPage($run: ID) {
    run(id: $run) {
      ...RunHead
      totals { surplus { ${MONEY} } }
      byStatus { status positions }
      byPublisher { publisher positions atRisk unlicensed exposure { ${MONEY} } }
    }
  }`,
  RUN_HEAD,
);

/** Runs under another policy give other figures for the same estate; they are left out. */
export const TREND = operation<TrendQuery, TrendQueryVariables>(
  `query Trend($first: Int, $policy: Policy, $until: Date) {
    trend(first: $first, policy: $policy, until: $until) {
      asOf
      run { id number }
      totals { exposure { ${MONEY} } surplus { ${MONEY} } atRisk shortfall unlicensed }
    }
  }`,
);

const SUMS = `exposure { ${MONEY} } shortfall unlicensed`;

export const ENDS_NEXT = operation<EndsNextQuery, EndsNextQueryVariables>(
  `query EndsNext($within: Int) {
    renewals(within: $within) { date days kind key name before { ${SUMS} } after { ${SUMS} } }
  }`,
);

/** What is there to be reconciled, for those who begin. */
export const ESTATE_SIZE = operation<EstateSizeQuery, EstateSizeQueryVariables>(
  'query EstateSize { computers(first: 1) { totalCount } licenses(first: 1) { totalCount } }',
);

export type OverviewRun = NonNullable<OverviewPageQuery['run']>;
export type TrendPoint = TrendQuery['trend'][number];
export type Ending = EndsNextQuery['renewals'][number];
