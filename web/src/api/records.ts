/** Operations about one contract, computer or user with everything that belongs to it. */
import { CHANGE, DECISION, EFFECT, EXPLAINED, RIGHTS } from './fragments.ts';
import type {
  ComputerDecisionsQuery,
  ComputerDecisionsQueryVariables,
  ComputerQuery,
  ComputerQueryVariables,
  ContractQuery,
  ContractQueryVariables,
  SuggestUserQuery,
  SuggestUserQueryVariables,
  UserDecisionsQuery,
  UserDecisionsQueryVariables,
  UserExplainedQuery,
  UserExplainedQueryVariables,
  UserPageQuery,
  UserPageQueryVariables,
} from './generated.ts';
import { operation } from './operation.ts';

export const CONTRACT = operation<ContractQuery, ContractQueryVariables>(
  `query Contract($key: String!, $run: ID) {
    run(id: $run) { id number asOf policy }
    contract(key: $key) {
      key name publisher permanent starts expires version
      rights { ...RightsFields }
      licenses {
        key name
        rights { ...RightsFields }
        contracts { key name publisher permanent starts expires rights { ...RightsFields } }
        products {
          version edition role recordVersion rights { ...RightsFields }
          product { key publisher versions { version order released } editions { edition order } }
        }
        purchases { key kind quantity perUnit starts expires unitPrice currency disabled baseLicense { key } }
        position(run: $run) { status shortfall inherits { section contract { key name } } }
      }
      history { ...ChangeFields }
    }
  }`,
  RIGHTS,
  CHANGE,
  EFFECT,
);

const NEIGHBOR = 'key os role status cores';
const ALLOCATION = 'kind exempt units assignedOn license { key name }';

export const COMPUTER = operation<ComputerQuery, ComputerQueryVariables>(
  `query Computer($key: String!, $run: ID) {
    run(id: $run) { id number asOf policy }
    computer(key: $key) {
      ${NEIGHBOR} kind chassis host cluster hostedIn region location businessUnit costCenter
      processors maxProcessors threads processorModel serverModel lastInventory
      user { key name }
      calculatedUser { key name }
      hostComputer { ${NEIGHBOR} }
      guests { ${NEIGHBOR} }
      installations { version edition installedOn lastUsed product { key publisher } }
      allocations { ${ALLOCATION} }
      history { ...ChangeFields }
    }
  }`,
  CHANGE,
  EFFECT,
);

export const USER_PAGE = operation<UserPageQuery, UserPageQueryVariables>(
  `query UserPage($key: String!, $run: ID) {
    run(id: $run) { id number asOf policy }
    user(key: $key) {
      key name email status location businessUnit costCenter
      computers { ${NEIGHBOR} }
      allocations { ${ALLOCATION} }
      history { ...ChangeFields }
    }
  }`,
  CHANGE,
  EFFECT,
);

const PAGE = 'totalCount pageInfo { hasNextPage endCursor } edges { node { ...DecisionFields } }';

export const COMPUTER_DECISIONS = operation<ComputerDecisionsQuery, ComputerDecisionsQueryVariables>(
  `query ComputerDecisions($key: String!, $run: ID, $text: String, $outcome: [Outcome!], $first: Int, $after: String) {
    computer(key: $key) {
      decisions(run: $run, first: $first, after: $after, filter: { text: $text, outcome: $outcome }) { ${PAGE} }
    }
  }`,
  DECISION,
);

export const USER_DECISIONS = operation<UserDecisionsQuery, UserDecisionsQueryVariables>(
  `query UserDecisions($key: String!, $run: ID, $text: String, $outcome: [Outcome!], $first: Int, $after: String) {
    user(key: $key) {
      decisions(run: $run, first: $first, after: $after, filter: { text: $text, outcome: $outcome }) { ${PAGE} }
    }
  }`,
  DECISION,
);

export const USER_EXPLAINED = operation<UserExplainedQuery, UserExplainedQueryVariables>(
  `query UserExplained($key: String!, $run: ID, $outcome: [Outcome!], $first: Int, $after: String) {
    user(key: $key) {
      decisions(run: $run, first: $first, after: $after, filter: { outcome: $outcome }) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { ...Explained } }
      }
    }
  }`,
  EXPLAINED,
  DECISION,
);

export const SUGGEST_USER = operation<SuggestUserQuery, SuggestUserQueryVariables>(
  `query SuggestUser($text: String!) {
    users(first: 12, filter: { text: $text }) { totalCount pageInfo { hasNextPage endCursor } edges { node { key name } } }
  }`,
);

export type ContractDetail = NonNullable<ContractQuery['contract']>;
export type ContractLicense = ContractDetail['licenses'][number];
export type ComputerDetail = NonNullable<ComputerQuery['computer']>;
export type AllocationOf = ComputerDetail['allocations'][number];
export type Neighbor = ComputerDetail['guests'][number];
export type InstallationOf = ComputerDetail['installations'][number];
