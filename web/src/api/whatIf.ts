/** Operations of the what-if page: records to choose from, and change sets that are kept under a name. */
import { REFUSALS } from './fragments.ts';
import type {
  DeleteWhatIfMutation,
  DeleteWhatIfMutationVariables,
  KnownComputerQuery,
  KnownComputerQueryVariables,
  KnownContractQuery,
  KnownContractQueryVariables,
  KnownLicenseQuery,
  KnownLicenseQueryVariables,
  KnownProductQuery,
  KnownProductQueryVariables,
  PurchasesOfQuery,
  PurchasesOfQueryVariables,
  SaveWhatIfMutation,
  SaveWhatIfMutationVariables,
  SuggestComputerQuery,
  SuggestComputerQueryVariables,
  SuggestContractQuery,
  SuggestContractQueryVariables,
  SuggestLicenseQuery,
  SuggestLicenseQueryVariables,
  SuggestProductQuery,
  SuggestProductQueryVariables,
  WhatIfScenarioQuery,
  WhatIfScenarioQueryVariables,
  WhatIfsQuery,
  WhatIfsQueryVariables,
} from './generated.ts';
import { operation } from './operation.ts';
import type { RowOf } from './types.ts';

/** What records can be chosen from. */
export type Choosable = 'license' | 'contract' | 'computer' | 'product';

const NAMED = 'totalCount pageInfo { hasNextPage endCursor } edges { node { key name } }';
const KEYED = 'totalCount pageInfo { hasNextPage endCursor } edges { node { key } }';

export const SUGGEST_LICENSE = operation<SuggestLicenseQuery, SuggestLicenseQueryVariables>(
  `query SuggestLicense($text: String!) { found: licenses(first: 12, filter: { text: $text }) { ${NAMED} } }`,
);
export const SUGGEST_CONTRACT = operation<SuggestContractQuery, SuggestContractQueryVariables>(
  `query SuggestContract($text: String!) { found: contracts(first: 12, filter: { text: $text }) { ${NAMED} } }`,
);
export const SUGGEST_COMPUTER = operation<SuggestComputerQuery, SuggestComputerQueryVariables>(
  `query SuggestComputer($text: String!) { found: computers(first: 12, filter: { text: $text }) { ${KEYED} } }`,
);
export const SUGGEST_PRODUCT = operation<SuggestProductQuery, SuggestProductQueryVariables>(
  `query SuggestProduct($text: String!) { found: products(first: 12, filter: { text: $text }) { ${KEYED} } }`,
);

export const KNOWN_LICENSE = operation<KnownLicenseQuery, KnownLicenseQueryVariables>(
  'query KnownLicense($key: String!) { found: license(key: $key) { key } }',
);
export const KNOWN_CONTRACT = operation<KnownContractQuery, KnownContractQueryVariables>(
  'query KnownContract($key: String!) { found: contract(key: $key) { key } }',
);
export const KNOWN_COMPUTER = operation<KnownComputerQuery, KnownComputerQueryVariables>(
  'query KnownComputer($key: String!) { found: computer(key: $key) { key } }',
);
export const KNOWN_PRODUCT = operation<KnownProductQuery, KnownProductQueryVariables>(
  'query KnownProduct($key: String!) { found: product(key: $key) { key } }',
);

export const PURCHASES_OF = operation<PurchasesOfQuery, PurchasesOfQueryVariables>(
  `query PurchasesOf($license: String!) {
    license(key: $license) {
      key
      purchases { key kind quantity perUnit starts expires unitPrice currency disabled baseLicense { key } }
    }
  }`,
);

const SCENARIO_FIELDS = 'name text version changedBy changedAt';

export const SCENARIOS = operation<WhatIfsQuery, WhatIfsQueryVariables>(
  `query WhatIfs($first: Int, $after: String) {
    whatIfs(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { ${SCENARIO_FIELDS} } }
    }
  }`,
);

export const SCENARIO = operation<WhatIfScenarioQuery, WhatIfScenarioQueryVariables>(
  `query WhatIfScenario($name: String!, $hasName: Boolean!) {
    run { asOf policy }
    scenario: whatIfScenario(name: $name) @include(if: $hasName) { ${SCENARIO_FIELDS} }
  }`,
);

export const SAVE_WHAT_IF = operation<SaveWhatIfMutation, SaveWhatIfMutationVariables>(
  `mutation SaveWhatIf($input: SaveWhatIfInput!) {
    saveWhatIf(input: $input) {
      __typename
      ... on SaveWhatIfSuccess { scenario { ${SCENARIO_FIELDS} } warnings { code message help column at } }
      ${REFUSALS}
    }
  }`,
);

export const DELETE_WHAT_IF = operation<DeleteWhatIfMutation, DeleteWhatIfMutationVariables>(
  `mutation DeleteWhatIf($input: DeleteWhatIfInput!) { deleteWhatIf(input: $input) { __typename ${REFUSALS} } }`,
);

/** A record that is suggested; only licenses and contracts have names. */
export type Suggested = RowOf<SuggestLicenseQuery['found']> | RowOf<SuggestComputerQuery['found']>;
export type Scenario = RowOf<WhatIfsQuery['whatIfs']>;
