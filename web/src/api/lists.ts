/** Operations for the plain lists: unlicensed, computers, users, contracts. */
import { DECISION, EXPLAINED, RIGHTS } from './fragments.ts';
import { operation, type Paged } from './operation.ts';
import type { Connection, Contract, ExplainedDecision } from './types.ts';

const PAGE = 'totalCount pageInfo { hasNextPage endCursor }';

export interface UnlicensedAnswer {
  readonly run: { readonly unlicensed: Connection<ExplainedDecision> } | null;
}

export const UNLICENSED = operation<
  UnlicensedAnswer,
  {
    readonly run: string | null;
    readonly text: string | null;
    readonly publisher: string | null;
    readonly reason: readonly string[] | null;
  } & Paged
>(
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

export interface Computer {
  readonly key: string;
  readonly kind: 'PHYSICAL' | 'VIRTUAL';
  readonly status: 'ACTIVE' | 'IGNORED' | 'RETIRED';
  readonly role: string;
  readonly host: string | null;
  readonly os: string | null;
  readonly processors: number | null;
  readonly cores: number | null;
  readonly processorModel: string | null;
  readonly location: string | null;
  readonly lastInventory: string | null;
  readonly user: { readonly key: string; readonly name: string | null } | null;
}

export interface ComputersAnswer {
  readonly computers: Connection<Computer>;
}

export const COMPUTERS = operation<
  ComputersAnswer,
  {
    readonly text: string | null;
    readonly kind: string | null;
    readonly status: string | null;
    readonly role: string | null;
  } & Paged
>(
  `query Computers($text: String, $kind: ComputerKind, $status: ComputerStatus, $role: ComputerRole, $first: Int, $after: String) {
    computers(first: $first, after: $after, filter: { text: $text, kind: $kind, status: $status, role: $role }) {
      ${PAGE}
      edges { node { key kind status role host os processors cores processorModel location lastInventory user { key name } } }
    }
  }`,
);

export interface UserDetail {
  readonly key: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly status: 'ACTIVE' | 'INACTIVE' | 'RETIRED';
  readonly location: string | null;
  readonly businessUnit: string | null;
  readonly costCenter: string | null;
  readonly computers: readonly { readonly key: string; readonly os: string | null }[];
  readonly allocations: readonly {
    readonly kind: 'ALLOCATED' | 'PERMANENT';
    readonly license: { readonly key: string; readonly name: string | null };
  }[];
}

export const USER = operation<{ readonly user: UserDetail | null }, { readonly key: string }>(
  `query User($key: String!) {
    user(key: $key) {
      key name email status location businessUnit costCenter
      computers { key os }
      allocations { kind license { key name } }
    }
  }`,
);

export interface ContractRow extends Contract {
  readonly licenses: readonly { readonly key: string; readonly name: string | null }[];
}

export interface ContractsAnswer {
  readonly contracts: Connection<ContractRow>;
}

export const CONTRACTS = operation<ContractsAnswer, Paged>(
  `query Contracts($first: Int, $after: String) {
    contracts(first: $first, after: $after) {
      ${PAGE}
      edges { node { key name publisher permanent starts expires rights { ...RightsFields } licenses { key name } } }
    }
  }`,
  RIGHTS,
);

export interface Unrecognized {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
  readonly occurrences: number;
}

export const UNRECOGNIZED = operation<{ readonly unrecognized: readonly Unrecognized[] }, { readonly first: number }>(
  'query Unrecognized($first: Int) { unrecognized(first: $first) { publisher name version occurrences } }',
);
