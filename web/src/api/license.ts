/** Operations about one license: all about it, what was given to it, its rights, and what other rights would do. */
import { DECISION, FIGURES, PROBLEM, REFUSALS, RIGHTS } from './fragments.ts';
import { operation, type Paged } from './operation.ts';
import type {
  Connection,
  Decision,
  Figures,
  InputProblem,
  LicenseDetail,
  Policy,
  Refused,
  Rights,
  RunHead,
  Totals,
} from './types.ts';

export const LICENSE = operation<
  { readonly license: LicenseDetail | null; readonly run: Pick<RunHead, 'id' | 'number' | 'asOf' | 'policy'> | null },
  { readonly key: string; readonly run: string | null }
>(
  `query License($key: String!, $run: ID) {
    run(id: $run) { id number asOf policy }
    license(key: $key) {
      key name publisher metric status limit starts expires extraEntitlements priority version
      parameters { name value }
      rights { ...RightsFields }
      contracts { key name publisher permanent starts expires rights { ...RightsFields } }
      products {
        version edition role rights { ...RightsFields }
        product { key publisher versions { version order released } editions { edition order } }
      }
      purchases { key kind quantity perUnit starts expires unitPrice currency disabled baseLicense { key } }
      history { at who kind columns { column before after } }
      position(run: $run) {
        ${FIGURES} sentences unitPrice { amount currency }
        problems { ...ProblemFields }
        inherits { section contract { key name } }
      }
    }
  }`,
  RIGHTS,
  PROBLEM,
);

export interface ConsumersAnswer {
  readonly license: { readonly position: { readonly decisions: Connection<Decision> } | null } | null;
}

export const CONSUMERS = operation<
  ConsumersAnswer,
  {
    readonly key: string;
    readonly run: string | null;
    readonly text: string | null;
    readonly outcome: readonly string[] | null;
  } & Paged
>(
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

export interface WhatIfSuccess {
  readonly __typename: 'WhatIfSuccess';
  readonly asOf: string;
  readonly before: Totals;
  readonly after: Totals;
  readonly positions: readonly {
    readonly licenseKey: string;
    readonly name: string;
    readonly before: Figures | null;
    readonly after: Figures | null;
  }[];
  readonly warnings: readonly InputProblem[];
}

const TOTALS = 'exposure { amount currency } shortfall unlicensed licenses atRisk projected installations';

export const WHAT_IF = operation<
  { readonly whatIf: WhatIfSuccess | Refused },
  { readonly input: { readonly changes: string; readonly asOf: string | null; readonly policy: Policy } }
>(
  `mutation WhatIf($input: WhatIfInput!) {
    whatIf(input: $input) {
      __typename
      ... on WhatIfSuccess {
        asOf
        before { ${TOTALS} }
        after { ${TOTALS} }
        positions { licenseKey name before { ${FIGURES} } after { ${FIGURES} } }
        warnings { code message help column }
      }
      ${REFUSALS}
    }
  }`,
);

export type SetRightsAnswer =
  | Refused
  | { readonly __typename: 'SetRightsSuccess'; readonly warnings: readonly InputProblem[] };

export const SET_RIGHTS = operation<
  { readonly setRights: SetRightsAnswer },
  { readonly input: { readonly license: string; readonly version: string; readonly rights: Rights } }
>(
  `mutation SetRights($input: SetRightsInput!) {
    setRights(input: $input) {
      __typename
      ... on SetRightsSuccess { warnings { code message help column } }
      ${REFUSALS}
    }
  }`,
);
