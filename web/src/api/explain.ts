/** Operations that explain: every decision about a computer, a product or a user, with what every license said to it. */
import { DECISION, EXPLAINED } from './fragments.ts';
import type {
  ExplainComputerQuery,
  ExplainComputerQueryVariables,
  ExplainCoveredQuery,
  ExplainCoveredQueryVariables,
  ExplainUncoveredQuery,
  ExplainUncoveredQueryVariables,
  LicensesOfQuery,
  LicensesOfQueryVariables,
  RunQuery,
  RunQueryVariables,
  SuggestionsQuery,
  SuggestionsQueryVariables,
} from './generated.ts';
import { operation } from './operation.ts';

const PAGE = 'totalCount pageInfo { hasNextPage endCursor } edges { node { ...Explained } }';

export const BY_COMPUTER = operation<ExplainComputerQuery, ExplainComputerQueryVariables>(
  `query ExplainComputer($computer: String!, $product: String, $outcome: [Outcome!], $run: ID, $first: Int, $after: String) {
    computer(key: $computer) {
      key
      decisions(run: $run, first: $first, after: $after, filter: { product: $product, outcome: $outcome }) { ${PAGE} }
    }
  }`,
  EXPLAINED,
  DECISION,
);

export const UNCOVERED = operation<ExplainUncoveredQuery, ExplainUncoveredQueryVariables>(
  `query ExplainUncovered($product: String, $user: String, $run: ID, $first: Int, $after: String) {
    run(id: $run) { unlicensed(first: $first, after: $after, filter: { product: $product, user: $user }) { ${PAGE} } }
  }`,
  EXPLAINED,
  DECISION,
);

export const LICENSES_OF = operation<LicensesOfQuery, LicensesOfQueryVariables>(
  'query LicensesOf($product: String!) { product(key: $product) { key licenses { license { key name } } } }',
);

export const COVERED = operation<ExplainCoveredQuery, ExplainCoveredQueryVariables>(
  `query ExplainCovered($license: String!, $product: String, $user: String, $run: ID, $first: Int, $after: String) {
    license(key: $license) {
      position(run: $run) { decisions(first: $first, after: $after, filter: { product: $product, user: $user }) { ${PAGE} } }
    }
  }`,
  EXPLAINED,
  DECISION,
);

export const SUGGESTIONS = operation<SuggestionsQuery, SuggestionsQueryVariables>(
  `query Suggestions($text: String!) {
    computers(first: 12, filter: { text: $text }) { totalCount pageInfo { hasNextPage endCursor } edges { node { key } } }
    products(first: 12, filter: { text: $text }) { totalCount pageInfo { hasNextPage endCursor } edges { node { key } } }
  }`,
);

export const RUN = operation<RunQuery, RunQueryVariables>(
  'query Run($run: ID) { run(id: $run) { id number asOf policy } }',
);
