/** Operations for the plain lists: unlicensed, computers, users, contracts. */
import { DECISION, EXPLAINED, RIGHTS } from './fragments.ts';
import type {
  ComputerOrderField,
  ComputersQuery,
  ComputersQueryVariables,
  ContractOrderField,
  ContractsQuery,
  ContractsQueryVariables,
  UnlicensedQuery,
  UnlicensedQueryVariables,
  UnrecognizedQuery,
  UnrecognizedQueryVariables,
  UserOrderField,
  UsersQuery,
  UsersQueryVariables,
} from './generated.ts';
import { operation } from './operation.ts';
import type { RowOf } from './types.ts';

const PAGE = 'totalCount pageInfo { hasNextPage endCursor }';

export const UNLICENSED = operation<UnlicensedQuery, UnlicensedQueryVariables>(
  `query Unlicensed($run: ID, $text: String, $publisher: String, $reason: [Reason!], $first: Int, $after: String) {
    run(id: $run) {
      unlicensed(first: $first, after: $after, filter: { text: $text, publisher: $publisher, reason: $reason }) {
        ${PAGE} edges { node { ...Explained } }
      }
    }
  }`,
  EXPLAINED,
  DECISION,
);

/** What computers can be ordered by on the page; the first is the usual. */
export const COMPUTER_FIELDS = [
  'COMPUTER',
  'KIND',
  'STATUS',
  'ROLE',
  'OS',
  'CORES',
  'BUSINESS_UNIT',
  'LOCATION',
  'LAST_INVENTORY',
] as const satisfies readonly ComputerOrderField[];

export const COMPUTERS = operation<ComputersQuery, ComputersQueryVariables>(
  `query Computers($filter: ComputerFilter, $orderBy: ComputerOrder, $first: Int, $after: String) {
    computers(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      ${PAGE}
      edges { node { key kind status role host os processors cores processorModel location businessUnit lastInventory user { key name } } }
    }
  }`,
);

/** What users can be ordered by on the page; the first is the usual. */
export const USER_FIELDS = [
  'USER',
  'NAME',
  'EMAIL',
  'STATUS',
  'BUSINESS_UNIT',
  'LOCATION',
] as const satisfies readonly UserOrderField[];

export const USERS = operation<UsersQuery, UsersQueryVariables>(
  `query Users($filter: UserFilter, $orderBy: UserOrder, $first: Int, $after: String) {
    users(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      ${PAGE}
      edges { node { key name email status location businessUnit costCenter } }
    }
  }`,
);

/** What contracts can be ordered by on the page; the first is the usual. */
export const CONTRACT_FIELDS = ['CONTRACT', 'PUBLISHER', 'EXPIRES'] as const satisfies readonly ContractOrderField[];

export const CONTRACTS = operation<ContractsQuery, ContractsQueryVariables>(
  `query Contracts($filter: ContractFilter, $orderBy: ContractOrder, $first: Int, $after: String) {
    contracts(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      ${PAGE}
      edges { node { key name publisher permanent starts expires rights { ...RightsFields } licenses { key name } } }
    }
  }`,
  RIGHTS,
);

export const UNRECOGNIZED = operation<UnrecognizedQuery, UnrecognizedQueryVariables>(
  `query Unrecognized($text: String, $first: Int, $after: String) {
    unrecognized(first: $first, after: $after, filter: { text: $text }) {
      ${PAGE} edges { node { publisher name version occurrences } }
    }
  }`,
);

export type ContractRow = RowOf<ContractsQuery['contracts']>;
export type Unrecognized = RowOf<UnrecognizedQuery['unrecognized']>;
