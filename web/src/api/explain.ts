/** Operations that explain: every decision about a computer, a product or a user, with what every license said to it. */
import { DECISION, EXPLAINED } from './fragments.ts';
import { operation, type Paged } from './operation.ts';
import type { Connection, ExplainedDecision, Outcome, RunHead } from './types.ts';

const PAGE = 'totalCount pageInfo { hasNextPage endCursor } edges { node { ...Explained } }';

export interface ByComputerAnswer {
  readonly computer: { readonly key: string; readonly decisions: Connection<ExplainedDecision> } | null;
}

export const BY_COMPUTER = operation<
  ByComputerAnswer,
  {
    readonly computer: string;
    readonly product: string | null;
    readonly outcome: readonly Outcome[] | null;
    readonly run: string | null;
  } & Paged
>(
  `query ExplainComputer($computer: String!, $product: String, $outcome: [Outcome!], $run: ID, $first: Int, $after: String) {
    computer(key: $computer) {
      key
      decisions(run: $run, first: $first, after: $after, filter: { product: $product, outcome: $outcome }) { ${PAGE} }
    }
  }`,
  EXPLAINED,
  DECISION,
);

export interface UncoveredAnswer {
  readonly run: { readonly unlicensed: Connection<ExplainedDecision> } | null;
}

export const UNCOVERED = operation<
  UncoveredAnswer,
  { readonly product: string | null; readonly user: string | null; readonly run: string | null } & Paged
>(
  `query ExplainUncovered($product: String, $user: String, $run: ID, $first: Int, $after: String) {
    run(id: $run) { unlicensed(first: $first, after: $after, filter: { product: $product, user: $user }) { ${PAGE} } }
  }`,
  EXPLAINED,
  DECISION,
);

export interface LicensesOfAnswer {
  readonly product: {
    readonly key: string;
    readonly licenses: readonly { readonly license: { readonly key: string; readonly name: string | null } }[];
  } | null;
}

export const LICENSES_OF = operation<LicensesOfAnswer, { readonly product: string }>(
  'query LicensesOf($product: String!) { product(key: $product) { key licenses { license { key name } } } }',
);

export interface CoveredAnswer {
  readonly license: { readonly position: { readonly decisions: Connection<ExplainedDecision> } | null } | null;
}

export const COVERED = operation<
  CoveredAnswer,
  {
    readonly license: string;
    readonly product: string | null;
    readonly user: string | null;
    readonly run: string | null;
  } & Paged
>(
  `query ExplainCovered($license: String!, $product: String, $user: String, $run: ID, $first: Int, $after: String) {
    license(key: $license) {
      position(run: $run) { decisions(first: $first, after: $after, filter: { product: $product, user: $user }) { ${PAGE} } }
    }
  }`,
  EXPLAINED,
  DECISION,
);

export interface ByUserAnswer {
  readonly run: {
    readonly positions: Connection<{
      readonly license: { readonly key: string; readonly name: string | null };
      readonly decisions: { readonly totalCount: number };
    }>;
  } | null;
}

/** Which licenses gave something to a user; asked page after page, because no list has it. */
export const LICENSES_OF_USER = operation<ByUserAnswer, { readonly user: string; readonly run: string | null } & Paged>(
  `query LicensesOfUser($user: String!, $run: ID, $first: Int, $after: String) {
    run(id: $run) {
      positions(first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor }
        edges { node { license { key name } decisions(first: 1, filter: { user: $user }) { totalCount } } }
      }
    }
  }`,
);

export interface SuggestionsAnswer {
  readonly computers: Connection<{ readonly key: string }>;
  readonly products: Connection<{ readonly key: string }>;
}

export const SUGGESTIONS = operation<SuggestionsAnswer, { readonly text: string }>(
  `query Suggestions($text: String!) {
    computers(first: 12, filter: { text: $text }) { totalCount pageInfo { hasNextPage endCursor } edges { node { key } } }
    products(first: 12, filter: { text: $text }) { totalCount pageInfo { hasNextPage endCursor } edges { node { key } } }
  }`,
);

export const RUN = operation<
  { readonly run: Pick<RunHead, 'id' | 'number' | 'asOf' | 'policy'> | null },
  { readonly run: string | null }
>('query Run($run: ID) { run(id: $run) { id number asOf policy } }');
