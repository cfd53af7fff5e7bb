/** Operations about one license: all about it, what was given to it, its rights, and what other rights would do. */
import { CHANGE, DECISION, EFFECT, FIGURES, PROBLEM, REFUSALS, RIGHTS } from './fragments.ts';
import type {
  ConsumersQuery,
  ConsumersQueryVariables,
  LicenseQuery,
  LicenseQueryVariables,
  SetRightsMutation,
  SetRightsMutationVariables,
  WhatIfMutation,
  WhatIfMutationVariables,
} from './generated.ts';
import { operation } from './operation.ts';

export const LICENSE = operation<LicenseQuery, LicenseQueryVariables>(
  `query License($key: String!, $run: ID) {
    run(id: $run) { id number asOf policy }
    changes(first: 100, filter: { license: $key }) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { ...ChangeFields } }
    }
    license(key: $key) {
      key name publisher metric status limit starts expires extraEntitlements priority version
      parameters { name value }
      rights { ...RightsFields }
      contracts { key name publisher permanent starts expires rights { ...RightsFields } }
      products {
        version edition role recordVersion rights { ...RightsFields }
        product { key publisher versions { version order released } editions { edition order } }
      }
      purchases { key kind quantity perUnit starts expires unitPrice currency disabled baseLicense { key } }
      position(run: $run) {
        ${FIGURES} sentences unitPrice { amount currency } marginal { amount currency } marginalExact
        problems { ...ProblemFields }
        inherits { section contract { key name } }
      }
    }
  }`,
  RIGHTS,
  PROBLEM,
  CHANGE,
  EFFECT,
);

export const CONSUMERS = operation<ConsumersQuery, ConsumersQueryVariables>(
  `query Consumers($key: String!, $run: ID, $text: String, $outcome: [Outcome!], $first: Int, $after: String) {
    license(key: $key) {
      position(run: $run) {
        decisions(first: $first, after: $after, filter: { text: $text, outcome: $outcome }) {
          totalCount pageInfo { hasNextPage endCursor } edges { node { ...DecisionFields } }
        }
      }
    }
  }`,
  DECISION,
);

const TOTALS = 'exposure { amount currency } shortfall unlicensed licenses atRisk projected installations';

export const WHAT_IF = operation<WhatIfMutation, WhatIfMutationVariables>(
  `mutation WhatIf($input: WhatIfInput!) {
    whatIf(input: $input) {
      __typename
      ... on WhatIfSuccess {
        asOf asOfBefore policy
        before { ${TOTALS} }
        after { ${TOTALS} }
        positions { licenseKey name before { ${FIGURES} } after { ${FIGURES} } }
        moved { from: fromLicenseKey to: toLicenseKey product count computers }
        warnings { code message help column at }
      }
      ${REFUSALS}
    }
  }`,
);

export const SET_RIGHTS = operation<SetRightsMutation, SetRightsMutationVariables>(
  `mutation SetRights($input: SetRightsInput!) {
    setRights(input: $input) {
      __typename
      ... on SetRightsSuccess { warnings { code message help column at } }
      ${REFUSALS}
    }
  }`,
);
