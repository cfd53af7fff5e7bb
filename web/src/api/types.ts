/** What the API answers, as far as the page asks for it. */

export interface Money {
  readonly amount: string;
  readonly currency: string;
}

export const STATUSES = ['AT_RISK', 'UNKNOWN', 'NOT_TRACKED', 'COMPLIANT'] as const;
export type Status = (typeof STATUSES)[number];
export type Policy = 'PRIORITY' | 'OPTIMAL';
export type Outcome = 'CONSUMES' | 'COVERED' | 'EXEMPT' | 'UNLICENSED' | 'IGNORED';
export type Verdict = 'CHOSEN' | 'POSSIBLE' | 'REJECTED';

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

export interface Connection<Node> {
  readonly totalCount: number;
  readonly pageInfo: PageInfo;
  readonly edges: readonly { readonly node: Node }[];
}

export interface Totals {
  readonly exposure: readonly Money[];
  readonly shortfall: number;
  readonly unlicensed: number;
  readonly licenses: number;
  readonly atRisk: number;
  readonly projected: number;
  readonly installations: number;
}

export interface RunHead {
  readonly id: string;
  readonly number: number;
  readonly asOf: string;
  readonly policy: Policy;
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly proven: boolean;
  readonly totals: Totals;
}

export interface PublisherSum {
  readonly publisher: string;
  readonly positions: number;
  readonly atRisk: number;
  readonly shortfall: number;
  readonly exposure: readonly Money[];
}

export interface Overview extends RunHead {
  readonly byStatus: readonly { readonly status: Status; readonly positions: number }[];
  readonly byPublisher: readonly PublisherSum[];
}

export interface Figures {
  readonly entitled: number;
  readonly consumed: number;
  readonly available: number;
  readonly shortfall: number;
  readonly projected: number;
  readonly raw: number;
  readonly exempt: number;
  readonly status: Status;
  readonly exposure: Money | null;
}

export interface PositionRow extends Figures {
  readonly id: string;
  readonly license: {
    readonly key: string;
    readonly name: string | null;
    readonly publisher: string | null;
    readonly metric: string;
  };
}

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly help: string;
  readonly isWarning: boolean;
  readonly file: string | null;
  readonly line: number | null;
  readonly table: string | null;
  readonly column: string | null;
  readonly computerKey: string | null;
  readonly licenseKey: string | null;
}

export interface Decision {
  readonly id: string;
  readonly sentence: string;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly units: number;
  readonly version: string | null;
  readonly edition: string | null;
  readonly license: { readonly key: string } | null;
  readonly computer: { readonly key: string } | null;
  readonly user: { readonly key: string; readonly name: string | null } | null;
  readonly product: { readonly key: string; readonly publisher: string | null } | null;
}

export interface Candidate {
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly sentence: string;
  readonly license: { readonly key: string; readonly name: string | null };
}

export interface ExplainedDecision extends Decision {
  readonly candidates: readonly Candidate[];
}

export interface Rights {
  readonly downgrade: 'NONE' | 'ALLOWED' | 'INHERIT' | null;
  readonly downgradeVersion: string | null;
  readonly downgradeEdition: string | null;
  readonly upgrade: 'NONE' | 'ANY' | 'UNTIL' | 'INHERIT' | null;
  readonly upgradeUntil: string | null;
  readonly multipleUse: 'NONE' | 'COMPUTER' | 'USER' | 'INHERIT' | null;
  readonly multipleUseLimit: number | null;
  readonly secondUse: 'NONE' | 'PORTABLE' | 'INHERIT' | null;
  readonly exemptRoles: readonly string[];
}

export interface Contract {
  readonly key: string;
  readonly name: string | null;
  readonly publisher: string | null;
  readonly permanent: boolean;
  readonly starts: string | null;
  readonly expires: string | null;
  readonly rights: Rights;
}

export interface LicensedProduct {
  readonly version: string | null;
  readonly edition: string | null;
  readonly role: 'PRIMARY' | 'SUPPLEMENTARY';
  readonly rights: Rights;
  readonly product: {
    readonly key: string;
    readonly publisher: string | null;
    readonly versions: readonly {
      readonly version: string;
      readonly order: number | null;
      readonly released: string | null;
    }[];
    readonly editions: readonly { readonly edition: string; readonly order: number | null }[];
  };
}

interface Purchase {
  readonly key: string;
  readonly kind: 'BASELINE' | 'MAINTENANCE' | 'SOFTWARE' | 'SUBSCRIPTION' | 'UPGRADE';
  readonly quantity: number;
  readonly perUnit: number | null;
  readonly starts: string | null;
  readonly expires: string | null;
  readonly unitPrice: string | null;
  readonly currency: string | null;
  readonly disabled: boolean;
  readonly baseLicense: { readonly key: string } | null;
}

interface Change {
  readonly at: string;
  readonly who: string;
  readonly kind: 'ADDED' | 'CHANGED' | 'REMOVED';
  readonly columns: readonly { readonly column: string; readonly before: string; readonly after: string }[];
}

export const RIGHT_SECTIONS = ['DOWNGRADE', 'UPGRADE', 'MULTIPLE_USE', 'SECOND_USE', 'EXEMPT_ROLES'] as const;
export type RightSection = (typeof RIGHT_SECTIONS)[number];

export interface LicensePosition extends Figures {
  readonly sentences: readonly string[];
  readonly unitPrice: Money | null;
  readonly problems: readonly Problem[];
  readonly inherits: readonly {
    readonly section: RightSection;
    readonly contract: { readonly key: string; readonly name: string | null };
  }[];
}

export interface LicenseDetail {
  readonly key: string;
  readonly name: string | null;
  readonly publisher: string | null;
  readonly metric: string;
  readonly status: 'ACTIVE' | 'RETIRED';
  readonly limit: 'PURCHASED' | 'TRUE_UP' | 'UNLIMITED';
  readonly starts: string | null;
  readonly expires: string | null;
  readonly extraEntitlements: number | null;
  readonly priority: number | null;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly version: string;
  readonly rights: Rights;
  readonly contracts: readonly Contract[];
  readonly products: readonly LicensedProduct[];
  readonly purchases: readonly Purchase[];
  readonly history: readonly Change[];
  readonly position: LicensePosition | null;
}

export interface InputProblem {
  readonly code: string;
  readonly message: string;
  readonly help: string;
  readonly column: string | null;
}

/** What every refusal of a change says. */
export type Refused =
  | {
      readonly __typename: 'InputRefused';
      readonly message: string;
      readonly help: string;
      readonly problems: readonly InputProblem[];
    }
  | { readonly __typename: 'OperationRefused'; readonly message: string; readonly help: string }
  | {
      readonly __typename: 'WriteConflict';
      readonly message: string;
      readonly help: string;
      readonly conflicts: readonly {
        readonly changedBy: string;
        readonly changedAt: string | null;
        readonly columns: readonly { readonly column: string; readonly before: string | null; readonly now: string }[];
      }[];
    };
