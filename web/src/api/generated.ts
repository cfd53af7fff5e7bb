/** Types of what is asked and answered, written by `npm run types:api` from the schema. Do not edit by hand. */

export type AllocationKind =
  | 'ALLOCATED'
  | 'PERMANENT';

export type CancelInput = {
  readonly import?: string | null;
  readonly reconcile?: string | null;
};

export type ChangeKind =
  | 'ADDED'
  | 'CHANGED'
  | 'REMOVED';

export type Chassis =
  | 'DESKTOP'
  | 'HAND_HELD'
  | 'LAPTOP'
  | 'NOTEBOOK'
  | 'PORTABLE'
  | 'SERVER'
  | 'SUB_NOTEBOOK'
  | 'TABLET';

export type ComputerFilter = {
  readonly businessUnit?: string | null;
  readonly cluster?: string | null;
  readonly costCenter?: string | null;
  readonly host?: string | null;
  readonly kind?: ComputerKind | null;
  readonly location?: string | null;
  readonly role?: ComputerRole | null;
  readonly status?: ComputerStatus | null;
  readonly text?: string | null;
  readonly user?: string | null;
};

export type ComputerKind =
  | 'PHYSICAL'
  | 'VIRTUAL';

export type ComputerOrder = {
  readonly direction?: OrderDirection | null;
  readonly field: ComputerOrderField;
};

export type ComputerOrderField =
  | 'BUSINESS_UNIT'
  | 'COMPUTER'
  | 'CORES'
  | 'HOST'
  | 'KIND'
  | 'LAST_INVENTORY'
  | 'LOCATION'
  | 'OS'
  | 'ROLE'
  | 'STATUS';

export type ComputerRole =
  | 'BACKUP'
  | 'COLD_STANDBY'
  | 'DEVELOPMENT'
  | 'HOT_STANDBY'
  | 'PRODUCTION'
  | 'TEST'
  | 'TRAINING'
  | 'WARM_STANDBY';

export type ComputerStatus =
  | 'ACTIVE'
  | 'IGNORED'
  | 'RETIRED';

export type ContractFilter = {
  readonly expires?: DayRange | null;
  readonly permanent?: boolean | null;
  readonly publisher?: string | null;
  readonly text?: string | null;
};

export type ContractOrder = {
  readonly direction?: OrderDirection | null;
  readonly field: ContractOrderField;
};

export type ContractOrderField =
  | 'CONTRACT'
  | 'EXPIRES'
  | 'NAME'
  | 'PUBLISHER'
  | 'STARTS';

export type DayRange = {
  readonly from?: string | null;
  readonly to?: string | null;
};

export type DeleteWhatIfInput = {
  readonly name: string;
  readonly version?: number | null;
};

export type Downgrade =
  | 'ALLOWED'
  | 'INHERIT'
  | 'NONE';

export type ExemptRole =
  | 'BACKUP'
  | 'COLD_STANDBY'
  | 'DEVELOPMENT'
  | 'HOT_STANDBY'
  | 'INHERIT'
  | 'PRODUCTION'
  | 'TEST'
  | 'TRAINING'
  | 'WARM_STANDBY';

export type IdleReason =
  | 'COMPUTER_IGNORED'
  | 'COMPUTER_RETIRED'
  | 'NOTHING_USED'
  | 'USER_INACTIVE';

export type ImportFilesInput = {
  readonly asSource?: string | null;
  readonly files: ReadonlyArray<null>;
  readonly format?: string | null;
  readonly mode?: ImportMode | null;
};

export type ImportMode =
  | 'MERGE'
  | 'REPLACE';

export type ImportState =
  | 'CANCELLED'
  | 'DONE'
  | 'FAILED'
  | 'RUNNING';

export type LicenseLimit =
  | 'PURCHASED'
  | 'TRUE_UP'
  | 'UNLIMITED';

export type LicenseProductKey = {
  readonly edition?: string | null;
  readonly license: string;
  readonly product: string;
  readonly version?: string | null;
};

export type LicenseProductRole =
  | 'PRIMARY'
  | 'SUPPLEMENTARY';

export type LicenseStatus =
  | 'ACTIVE'
  | 'RETIRED';

export type MultipleUse =
  | 'COMPUTER'
  | 'INHERIT'
  | 'NONE'
  | 'USER';

export type OrderDirection =
  | 'ASC'
  | 'DESC';

export type Outcome =
  | 'CONSUMES'
  | 'COVERED'
  | 'EXEMPT'
  | 'IGNORED'
  | 'UNLICENSED';

export type Policy =
  | 'OPTIMAL'
  | 'PRIORITY';

export type PositionFilter = {
  readonly license?: string | null;
  readonly metric?: string | null;
  readonly product?: string | null;
  readonly publisher?: string | null;
  readonly status?: ReadonlyArray<PositionStatus> | null;
  readonly text?: string | null;
};

export type PositionOrder = {
  readonly direction?: OrderDirection | null;
  readonly field: PositionOrderField;
};

export type PositionOrderField =
  | 'AVAILABLE'
  | 'CONSUMED'
  | 'ENTITLED'
  | 'EXPOSURE'
  | 'LICENSE'
  | 'METRIC'
  | 'NAME'
  | 'PUBLISHER'
  | 'SHORTFALL'
  | 'STATUS';

export type PositionStatus =
  | 'AT_RISK'
  | 'COMPLIANT'
  | 'NOT_TRACKED'
  | 'UNKNOWN';

export type PurchaseKind =
  | 'BASELINE'
  | 'MAINTENANCE'
  | 'SOFTWARE'
  | 'SUBSCRIPTION'
  | 'UPGRADE';

export type RateInput = {
  readonly currency: string;
  readonly rate: string;
};

export type Reason =
  | 'ACCESS_ONLY'
  | 'ALLOCATION_EXEMPT'
  | 'BOUND_ELSEWHERE'
  | 'COMPUTER_IGNORED'
  | 'COMPUTER_RETIRED'
  | 'CORE_LIMIT'
  | 'EDITION_ABOVE'
  | 'EDITION_BELOW_FLOOR'
  | 'EDITION_DOWNGRADE_NOT_ALLOWED'
  | 'EDITION_ORDER_UNKNOWN'
  | 'HOST_LICENSED'
  | 'LICENSE_EXPIRED'
  | 'LICENSE_NOT_STARTED'
  | 'LICENSE_RETIRED'
  | 'MAINTENANCE_REQUIRED'
  | 'MEASURED'
  | 'MULTIPLE_USE'
  | 'NOT_ALLOCATED'
  | 'NOT_COMMERCIAL'
  | 'NOT_HOSTED_HERE'
  | 'NO_DOWNGRADE_RIGHT'
  | 'NO_LICENSE'
  | 'NO_PRIMARY_PRODUCT'
  | 'NO_RIGHT'
  | 'NO_UPGRADE_RIGHT'
  | 'OS_NOT_ALLOWED'
  | 'OUT_OF_SCOPE'
  | 'PROCESSOR_LIMIT'
  | 'RELEASED_AFTER_MAINTENANCE'
  | 'ROLE_EXEMPT'
  | 'SAME_COMPUTER'
  | 'SAME_UNIT'
  | 'SAME_USER'
  | 'SECOND_USE'
  | 'SERVER_LICENSED_BY_CAPACITY'
  | 'SUITE_MEMBER'
  | 'VERSION_BELOW_FLOOR'
  | 'VERSION_DOWNGRADE_NOT_ALLOWED'
  | 'VERSION_ORDER_UNKNOWN';

export type RecognitionOutcome =
  | 'IGNORED'
  | 'RECOGNIZED'
  | 'UNRECOGNIZED';

export type RecognitionRuleInput = {
  readonly ignore?: boolean | null;
  readonly name: string;
  readonly product?: string | null;
  readonly productEdition?: string | null;
  readonly productVersion?: string | null;
  readonly publisher?: string | null;
  readonly recordVersion?: string | null;
  readonly version?: string | null;
};

export type ReconcileInput = {
  readonly asOf?: string | null;
  readonly policy?: Policy | null;
  readonly rates?: ReadonlyArray<RateInput> | null;
  readonly wait?: boolean | null;
};

export type RecordedTable =
  | 'ACTIVATIONS'
  | 'ACTIVATION_EVENTS'
  | 'ALLOCATIONS'
  | 'COMPUTERS'
  | 'CONTRACTS'
  | 'EDITIONS'
  | 'LICENSES'
  | 'LICENSE_CONTRACTS'
  | 'LICENSE_PRODUCTS'
  | 'MEASUREMENTS'
  | 'PRODUCTS'
  | 'PURCHASES'
  | 'RECOGNITION'
  | 'REGISTRATIONS'
  | 'SERIALS'
  | 'SUITES'
  | 'USERS'
  | 'VERSIONS';

export type RejectedRowFilter = {
  readonly code?: string | null;
  readonly column?: string | null;
  readonly file?: string | null;
  readonly table?: string | null;
  readonly text?: string | null;
};

export type RightSection =
  | 'DOWNGRADE'
  | 'EXEMPT_ROLES'
  | 'MULTIPLE_USE'
  | 'SECOND_USE'
  | 'UPGRADE';

export type RightsInput = {
  readonly downgrade?: Downgrade | null;
  readonly downgradeEdition?: string | null;
  readonly downgradeVersion?: string | null;
  readonly exemptRoles?: ReadonlyArray<ExemptRole> | null;
  readonly multipleUse?: MultipleUse | null;
  readonly multipleUseLimit?: number | null;
  readonly secondUse?: SecondUse | null;
  readonly upgrade?: Upgrade | null;
  readonly upgradeUntil?: string | null;
};

export type Role =
  | 'ADMINISTRATOR'
  | 'ANALYST'
  | 'VIEWER';

export type SaveWhatIfInput = {
  readonly name: string;
  readonly text: string;
  readonly version?: number | null;
};

export type SecondUse =
  | 'INHERIT'
  | 'NONE'
  | 'PORTABLE';

export type SetRightsInput = {
  readonly contract?: string | null;
  readonly license?: string | null;
  readonly licenseProduct?: LicenseProductKey | null;
  readonly rights: RightsInput;
  readonly version?: string | null;
};

export type Upgrade =
  | 'ANY'
  | 'INHERIT'
  | 'NONE'
  | 'UNTIL';

export type UpsertRecognitionInput = {
  readonly records: ReadonlyArray<RecognitionRuleInput>;
};

export type UserFilter = {
  readonly businessUnit?: string | null;
  readonly costCenter?: string | null;
  readonly location?: string | null;
  readonly status?: UserStatus | null;
  readonly text?: string | null;
};

export type UserOrder = {
  readonly direction?: OrderDirection | null;
  readonly field: UserOrderField;
};

export type UserOrderField =
  | 'BUSINESS_UNIT'
  | 'EMAIL'
  | 'LOCATION'
  | 'NAME'
  | 'STATUS'
  | 'USER';

export type UserStatus =
  | 'ACTIVE'
  | 'INACTIVE'
  | 'RETIRED';

export type Verdict =
  | 'CHOSEN'
  | 'POSSIBLE'
  | 'REJECTED';

export type WhatIfInput = {
  readonly asOf?: string | null;
  readonly changes: string;
  readonly policy?: Policy | null;
  readonly rates?: ReadonlyArray<RateInput> | null;
};

export type AdviceQueryVariables = {
  readonly run?: string | null;
  readonly unusedDays?: number | null;
};

export type AdviceQuery = { readonly run: { readonly id: string, readonly advice: { readonly asOf: string, readonly policy: Policy, readonly unusedDays: number, readonly estateChanged: boolean, readonly shortfall: number, readonly unlicensed: number, readonly cheaperSentence: string | null, readonly licensingLeftOut: number, readonly removalsLeftOut: number, readonly unusedInstallations: number, readonly unknownUse: number, readonly reassignmentsLeftOut: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly purchases: { readonly policy: Policy, readonly proven: boolean, readonly unpriced: number, readonly cost: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly bound: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly purchases: ReadonlyArray<{ readonly licenseKey: string, readonly name: string, readonly publisher: string, readonly quantity: number, readonly perPack: number, readonly packs: number, readonly shortfall: number, readonly unitPrice: { readonly amount: string, readonly currency: string } | null, readonly cost: { readonly amount: string, readonly currency: string } | null }>, readonly effect: { readonly shortfallBefore: number, readonly shortfallAfter: number, readonly unlicensedBefore: number, readonly unlicensedAfter: number, readonly consumedBefore: number, readonly consumedAfter: number, readonly exposureBefore: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly exposureAfter: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly saved: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } }, readonly cheaperPurchases: { readonly policy: Policy, readonly proven: boolean, readonly unpriced: number, readonly cost: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly bound: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly purchases: ReadonlyArray<{ readonly licenseKey: string, readonly name: string, readonly publisher: string, readonly quantity: number, readonly perPack: number, readonly packs: number, readonly shortfall: number, readonly unitPrice: { readonly amount: string, readonly currency: string } | null, readonly cost: { readonly amount: string, readonly currency: string } | null }>, readonly effect: { readonly shortfallBefore: number, readonly shortfallAfter: number, readonly unlicensedBefore: number, readonly unlicensedAfter: number, readonly consumedBefore: number, readonly consumedAfter: number, readonly exposureBefore: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly exposureAfter: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly saved: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } } | null, readonly licensing: ReadonlyArray<{ readonly product: string, readonly publisher: string, readonly software: ReadonlyArray<string>, readonly installations: number, readonly computers: ReadonlyArray<string>, readonly likeKey: string | null, readonly quantity: number | null, readonly sentence: string, readonly cost: { readonly amount: string, readonly currency: string } | null }>, readonly removals: ReadonlyArray<{ readonly product: string, readonly licenseKey: string | null, readonly name: string | null, readonly installations: number, readonly sentence: string, readonly computers: ReadonlyArray<{ readonly computer: string, readonly version: string, readonly edition: string, readonly lastUsed: string }>, readonly effect: { readonly shortfallBefore: number, readonly shortfallAfter: number, readonly unlicensedBefore: number, readonly unlicensedAfter: number, readonly consumedBefore: number, readonly consumedAfter: number, readonly exposureBefore: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly exposureAfter: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly saved: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } }>, readonly giveBacks: ReadonlyArray<{ readonly licenseKey: string, readonly name: string, readonly publisher: string, readonly quantity: number, readonly notRenew: string | null, readonly sentence: string, readonly value: { readonly amount: string, readonly currency: string } | null, readonly purchases: ReadonlyArray<{ readonly purchase: string, readonly kind: string, readonly quantity: number, readonly ends: string | null }>, readonly effect: { readonly shortfallBefore: number, readonly shortfallAfter: number, readonly unlicensedBefore: number, readonly unlicensedAfter: number, readonly consumedBefore: number, readonly consumedAfter: number, readonly exposureBefore: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly exposureAfter: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly saved: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } }>, readonly giveBackValue: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly reassignments: ReadonlyArray<{ readonly licenseKey: string, readonly name: string, readonly computer: string | null, readonly user: string | null, readonly why: IdleReason, readonly assignedOn: string | null, readonly minimumDays: number | null, readonly freeFrom: string | null, readonly isBlocked: boolean, readonly source: string | null, readonly sentence: string, readonly effect: { readonly shortfallBefore: number, readonly shortfallAfter: number, readonly unlicensedBefore: number, readonly unlicensedAfter: number, readonly consumedBefore: number, readonly consumedAfter: number, readonly exposureBefore: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly exposureAfter: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly saved: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } }> } } | null };

export type AdviceEffectFieldsFragment = { readonly shortfallBefore: number, readonly shortfallAfter: number, readonly unlicensedBefore: number, readonly unlicensedAfter: number, readonly consumedBefore: number, readonly consumedAfter: number, readonly exposureBefore: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly exposureAfter: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly saved: ReadonlyArray<{ readonly amount: string, readonly currency: string }> };

export type AdvicePlanFragment = { readonly policy: Policy, readonly proven: boolean, readonly unpriced: number, readonly cost: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly bound: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly purchases: ReadonlyArray<{ readonly licenseKey: string, readonly name: string, readonly publisher: string, readonly quantity: number, readonly perPack: number, readonly packs: number, readonly shortfall: number, readonly unitPrice: { readonly amount: string, readonly currency: string } | null, readonly cost: { readonly amount: string, readonly currency: string } | null }>, readonly effect: { readonly shortfallBefore: number, readonly shortfallAfter: number, readonly unlicensedBefore: number, readonly unlicensedAfter: number, readonly consumedBefore: number, readonly consumedAfter: number, readonly exposureBefore: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly exposureAfter: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly saved: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } };

export type AdviceRunQueryVariables = {
  readonly run?: string | null;
};

export type AdviceRunQuery = { readonly run: { readonly id: string, readonly number: number, readonly asOf: string, readonly policy: Policy, readonly startedAt: string, readonly milliseconds: number, readonly proven: boolean, readonly totals: { readonly shortfall: number, readonly unlicensed: number, readonly licenses: number, readonly atRisk: number, readonly projected: number, readonly installations: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } } | null, readonly last: { readonly id: string } | null };

export type CancelMutationVariables = {
  readonly input: CancelInput;
};

export type CancelMutation = { readonly cancel:
    | { readonly __typename: 'CancelSuccess' }
    | { readonly __typename: 'InputRefused', readonly message: string, readonly help: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly column: string | null, readonly at: number | null }> }
    | { readonly __typename: 'OperationRefused', readonly message: string, readonly help: string }
    | { readonly __typename: 'WriteConflict', readonly message: string, readonly help: string, readonly conflicts: ReadonlyArray<{ readonly changedBy: string, readonly changedAt: string | null, readonly columns: ReadonlyArray<{ readonly column: string, readonly before: string | null, readonly now: string }> }> }
   };

export type CauseFieldsFragment = { readonly sentence: string, readonly changes: ReadonlyArray<{ readonly number: number, readonly at: string, readonly who: string, readonly kind: ChangeKind, readonly effect: { readonly asOf: string | null, readonly policy: Policy | null, readonly together: number, readonly notComputed: string | null, readonly unlicensed: { readonly before: number, readonly after: number } | null, readonly positions: ReadonlyArray<{ readonly licenseKey: string, readonly before: { readonly consumed: number, readonly shortfall: number } | null, readonly after: { readonly consumed: number, readonly shortfall: number } | null }> } | null }> };

export type ChangeFieldsFragment = { readonly number: number, readonly table: RecordedTable, readonly key: ReadonlyArray<string>, readonly at: string, readonly who: string, readonly kind: ChangeKind, readonly columns: ReadonlyArray<{ readonly column: string, readonly before: string, readonly after: string }>, readonly effect: { readonly asOf: string | null, readonly policy: Policy | null, readonly together: number, readonly notComputed: string | null, readonly unlicensed: { readonly before: number, readonly after: number } | null, readonly positions: ReadonlyArray<{ readonly licenseKey: string, readonly before: { readonly consumed: number, readonly shortfall: number } | null, readonly after: { readonly consumed: number, readonly shortfall: number } | null }> } | null };

export type CompareQueryVariables = {
  readonly run: string;
  readonly with: string;
};

export type CompareQuery = { readonly run: { readonly compareTo: { readonly from: { readonly id: string, readonly number: number, readonly asOf: string, readonly policy: Policy, readonly startedAt: string, readonly milliseconds: number, readonly proven: boolean, readonly totals: { readonly shortfall: number, readonly unlicensed: number, readonly licenses: number, readonly atRisk: number, readonly projected: number, readonly installations: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } }, readonly to: { readonly id: string, readonly number: number, readonly asOf: string, readonly policy: Policy, readonly startedAt: string, readonly milliseconds: number, readonly proven: boolean, readonly totals: { readonly shortfall: number, readonly unlicensed: number, readonly licenses: number, readonly atRisk: number, readonly projected: number, readonly installations: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } }, readonly causes: ReadonlyArray<{ readonly sentence: string, readonly changes: ReadonlyArray<{ readonly number: number, readonly at: string, readonly who: string, readonly kind: ChangeKind, readonly effect: { readonly asOf: string | null, readonly policy: Policy | null, readonly together: number, readonly notComputed: string | null, readonly unlicensed: { readonly before: number, readonly after: number } | null, readonly positions: ReadonlyArray<{ readonly licenseKey: string, readonly before: { readonly consumed: number, readonly shortfall: number } | null, readonly after: { readonly consumed: number, readonly shortfall: number } | null }> } | null }> }>, readonly positions: ReadonlyArray<{ readonly licenseKey: string, readonly name: string, readonly before: { readonly entitled: number, readonly consumed: number, readonly available: number, readonly shortfall: number, readonly projected: number, readonly raw: number, readonly exempt: number, readonly status: PositionStatus, readonly exposure: { readonly amount: string, readonly currency: string } | null } | null, readonly after: { readonly entitled: number, readonly consumed: number, readonly available: number, readonly shortfall: number, readonly projected: number, readonly raw: number, readonly exempt: number, readonly status: PositionStatus, readonly exposure: { readonly amount: string, readonly currency: string } | null } | null, readonly causes: ReadonlyArray<{ readonly sentence: string, readonly changes: ReadonlyArray<{ readonly number: number, readonly at: string, readonly who: string, readonly kind: ChangeKind, readonly effect: { readonly asOf: string | null, readonly policy: Policy | null, readonly together: number, readonly notComputed: string | null, readonly unlicensed: { readonly before: number, readonly after: number } | null, readonly positions: ReadonlyArray<{ readonly licenseKey: string, readonly before: { readonly consumed: number, readonly shortfall: number } | null, readonly after: { readonly consumed: number, readonly shortfall: number } | null }> } | null }> }> }>, readonly unlicensed: ReadonlyArray<{ readonly productKey: string, readonly publisher: string, readonly before: number, readonly after: number, readonly causes: ReadonlyArray<{ readonly sentence: string, readonly changes: ReadonlyArray<{ readonly number: number, readonly at: string, readonly who: string, readonly kind: ChangeKind, readonly effect: { readonly asOf: string | null, readonly policy: Policy | null, readonly together: number, readonly notComputed: string | null, readonly unlicensed: { readonly before: number, readonly after: number } | null, readonly positions: ReadonlyArray<{ readonly licenseKey: string, readonly before: { readonly consumed: number, readonly shortfall: number } | null, readonly after: { readonly consumed: number, readonly shortfall: number } | null }> } | null }> }> }> } } | null };

export type ComputerQueryVariables = {
  readonly key: string;
  readonly run?: string | null;
};

export type ComputerQuery = { readonly run: { readonly id: string, readonly number: number, readonly asOf: string, readonly policy: Policy } | null, readonly computer: { readonly key: string, readonly os: string | null, readonly role: ComputerRole, readonly status: ComputerStatus, readonly cores: number | null, readonly kind: ComputerKind, readonly chassis: Chassis, readonly host: string | null, readonly cluster: string | null, readonly hostedIn: string | null, readonly region: string | null, readonly location: string | null, readonly businessUnit: string | null, readonly costCenter: string | null, readonly processors: number | null, readonly maxProcessors: number | null, readonly threads: number | null, readonly processorModel: string | null, readonly serverModel: string | null, readonly lastInventory: string | null, readonly user: { readonly key: string, readonly name: string | null } | null, readonly calculatedUser: { readonly key: string, readonly name: string | null } | null, readonly hostComputer: { readonly key: string, readonly os: string | null, readonly role: ComputerRole, readonly status: ComputerStatus, readonly cores: number | null } | null, readonly guests: ReadonlyArray<{ readonly key: string, readonly os: string | null, readonly role: ComputerRole, readonly status: ComputerStatus, readonly cores: number | null }>, readonly installations: ReadonlyArray<{ readonly version: string | null, readonly edition: string | null, readonly installedOn: string | null, readonly lastUsed: string | null, readonly product: { readonly key: string, readonly publisher: string | null } }>, readonly allocations: ReadonlyArray<{ readonly kind: AllocationKind, readonly exempt: string | null, readonly units: number | null, readonly assignedOn: string | null, readonly license: { readonly key: string, readonly name: string | null } }>, readonly history: ReadonlyArray<{ readonly number: number, readonly table: RecordedTable, readonly key: ReadonlyArray<string>, readonly at: string, readonly who: string, readonly kind: ChangeKind, readonly columns: ReadonlyArray<{ readonly column: string, readonly before: string, readonly after: string }>, readonly effect: { readonly asOf: string | null, readonly policy: Policy | null, readonly together: number, readonly notComputed: string | null, readonly unlicensed: { readonly before: number, readonly after: number } | null, readonly positions: ReadonlyArray<{ readonly licenseKey: string, readonly before: { readonly consumed: number, readonly shortfall: number } | null, readonly after: { readonly consumed: number, readonly shortfall: number } | null }> } | null }> } | null };

export type ComputerDecisionsQueryVariables = {
  readonly key: string;
  readonly run?: string | null;
  readonly text?: string | null;
  readonly outcome?: ReadonlyArray<Outcome> | Outcome | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type ComputerDecisionsQuery = { readonly computer: { readonly decisions: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly sentence: string, readonly outcome: Outcome, readonly reason: Reason | null, readonly units: number, readonly version: string | null, readonly edition: string | null, readonly license: { readonly key: string } | null, readonly computer: { readonly key: string } | null, readonly user: { readonly key: string, readonly name: string | null } | null, readonly product: { readonly key: string, readonly publisher: string | null } | null } }> } } | null };

export type ComputersQueryVariables = {
  readonly filter?: ComputerFilter | null;
  readonly orderBy?: ComputerOrder | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type ComputersQuery = { readonly computers: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly key: string, readonly kind: ComputerKind, readonly status: ComputerStatus, readonly role: ComputerRole, readonly host: string | null, readonly os: string | null, readonly processors: number | null, readonly cores: number | null, readonly processorModel: string | null, readonly location: string | null, readonly businessUnit: string | null, readonly lastInventory: string | null, readonly user: { readonly key: string, readonly name: string | null } | null } }> } };

export type ConsumersQueryVariables = {
  readonly key: string;
  readonly run?: string | null;
  readonly text?: string | null;
  readonly outcome?: ReadonlyArray<Outcome> | Outcome | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type ConsumersQuery = { readonly license: { readonly position: { readonly decisions: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly sentence: string, readonly outcome: Outcome, readonly reason: Reason | null, readonly units: number, readonly version: string | null, readonly edition: string | null, readonly license: { readonly key: string } | null, readonly computer: { readonly key: string } | null, readonly user: { readonly key: string, readonly name: string | null } | null, readonly product: { readonly key: string, readonly publisher: string | null } | null } }> } } | null } | null };

export type ContractQueryVariables = {
  readonly key: string;
  readonly run?: string | null;
};

export type ContractQuery = { readonly run: { readonly id: string, readonly number: number, readonly asOf: string, readonly policy: Policy } | null, readonly contract: { readonly key: string, readonly name: string | null, readonly publisher: string | null, readonly permanent: boolean, readonly starts: string | null, readonly expires: string | null, readonly version: string, readonly rights: { readonly downgrade: Downgrade | null, readonly downgradeVersion: string | null, readonly downgradeEdition: string | null, readonly upgrade: Upgrade | null, readonly upgradeUntil: string | null, readonly multipleUse: MultipleUse | null, readonly multipleUseLimit: number | null, readonly secondUse: SecondUse | null, readonly exemptRoles: ReadonlyArray<ExemptRole> }, readonly licenses: ReadonlyArray<{ readonly key: string, readonly name: string | null, readonly rights: { readonly downgrade: Downgrade | null, readonly downgradeVersion: string | null, readonly downgradeEdition: string | null, readonly upgrade: Upgrade | null, readonly upgradeUntil: string | null, readonly multipleUse: MultipleUse | null, readonly multipleUseLimit: number | null, readonly secondUse: SecondUse | null, readonly exemptRoles: ReadonlyArray<ExemptRole> }, readonly contracts: ReadonlyArray<{ readonly key: string, readonly name: string | null, readonly publisher: string | null, readonly permanent: boolean, readonly starts: string | null, readonly expires: string | null, readonly rights: { readonly downgrade: Downgrade | null, readonly downgradeVersion: string | null, readonly downgradeEdition: string | null, readonly upgrade: Upgrade | null, readonly upgradeUntil: string | null, readonly multipleUse: MultipleUse | null, readonly multipleUseLimit: number | null, readonly secondUse: SecondUse | null, readonly exemptRoles: ReadonlyArray<ExemptRole> } }>, readonly products: ReadonlyArray<{ readonly version: string | null, readonly edition: string | null, readonly role: LicenseProductRole, readonly recordVersion: string, readonly rights: { readonly downgrade: Downgrade | null, readonly downgradeVersion: string | null, readonly downgradeEdition: string | null, readonly upgrade: Upgrade | null, readonly upgradeUntil: string | null, readonly multipleUse: MultipleUse | null, readonly multipleUseLimit: number | null, readonly secondUse: SecondUse | null, readonly exemptRoles: ReadonlyArray<ExemptRole> }, readonly product: { readonly key: string, readonly publisher: string | null, readonly versions: ReadonlyArray<{ readonly version: string, readonly order: number | null, readonly released: string | null }>, readonly editions: ReadonlyArray<{ readonly edition: string, readonly order: number | null }> } }>, readonly purchases: ReadonlyArray<{ readonly key: string, readonly kind: PurchaseKind, readonly quantity: number, readonly perUnit: number | null, readonly starts: string | null, readonly expires: string | null, readonly unitPrice: string | null, readonly currency: string | null, readonly disabled: boolean, readonly baseLicense: { readonly key: string } | null }>, readonly position: { readonly status: PositionStatus, readonly shortfall: number, readonly inherits: ReadonlyArray<{ readonly section: RightSection, readonly contract: { readonly key: string, readonly name: string | null } }> } | null }>, readonly history: ReadonlyArray<{ readonly number: number, readonly table: RecordedTable, readonly key: ReadonlyArray<string>, readonly at: string, readonly who: string, readonly kind: ChangeKind, readonly columns: ReadonlyArray<{ readonly column: string, readonly before: string, readonly after: string }>, readonly effect: { readonly asOf: string | null, readonly policy: Policy | null, readonly together: number, readonly notComputed: string | null, readonly unlicensed: { readonly before: number, readonly after: number } | null, readonly positions: ReadonlyArray<{ readonly licenseKey: string, readonly before: { readonly consumed: number, readonly shortfall: number } | null, readonly after: { readonly consumed: number, readonly shortfall: number } | null }> } | null }> } | null };

export type ContractsQueryVariables = {
  readonly filter?: ContractFilter | null;
  readonly orderBy?: ContractOrder | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type ContractsQuery = { readonly contracts: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly key: string, readonly name: string | null, readonly publisher: string | null, readonly permanent: boolean, readonly starts: string | null, readonly expires: string | null, readonly rights: { readonly downgrade: Downgrade | null, readonly downgradeVersion: string | null, readonly downgradeEdition: string | null, readonly upgrade: Upgrade | null, readonly upgradeUntil: string | null, readonly multipleUse: MultipleUse | null, readonly multipleUseLimit: number | null, readonly secondUse: SecondUse | null, readonly exemptRoles: ReadonlyArray<ExemptRole> }, readonly licenses: ReadonlyArray<{ readonly key: string, readonly name: string | null }> } }> } };

export type DecisionFieldsFragment = { readonly id: string, readonly sentence: string, readonly outcome: Outcome, readonly reason: Reason | null, readonly units: number, readonly version: string | null, readonly edition: string | null, readonly license: { readonly key: string } | null, readonly computer: { readonly key: string } | null, readonly user: { readonly key: string, readonly name: string | null } | null, readonly product: { readonly key: string, readonly publisher: string | null } | null };

export type DeleteWhatIfMutationVariables = {
  readonly input: DeleteWhatIfInput;
};

export type DeleteWhatIfMutation = { readonly deleteWhatIf:
    | { readonly __typename: 'DeleteWhatIfSuccess' }
    | { readonly __typename: 'InputRefused', readonly message: string, readonly help: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly column: string | null, readonly at: number | null }> }
    | { readonly __typename: 'OperationRefused', readonly message: string, readonly help: string }
    | { readonly __typename: 'WriteConflict', readonly message: string, readonly help: string, readonly conflicts: ReadonlyArray<{ readonly changedBy: string, readonly changedAt: string | null, readonly columns: ReadonlyArray<{ readonly column: string, readonly before: string | null, readonly now: string }> }> }
   };

export type EffectFieldsFragment = { readonly asOf: string | null, readonly policy: Policy | null, readonly together: number, readonly notComputed: string | null, readonly unlicensed: { readonly before: number, readonly after: number } | null, readonly positions: ReadonlyArray<{ readonly licenseKey: string, readonly before: { readonly consumed: number, readonly shortfall: number } | null, readonly after: { readonly consumed: number, readonly shortfall: number } | null }> };

export type EndsNextQueryVariables = {
  readonly within?: number | null;
};

export type EndsNextQuery = { readonly renewals: ReadonlyArray<{ readonly date: string, readonly days: number, readonly kind: string, readonly key: string, readonly name: string, readonly before: { readonly shortfall: number, readonly unlicensed: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> }, readonly after: { readonly shortfall: number, readonly unlicensed: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } }> };

export type EstateSizeQueryVariables = Readonly<Record<string, never>>;

export type EstateSizeQuery = { readonly computers: { readonly totalCount: number }, readonly licenses: { readonly totalCount: number } };

export type ExplainComputerQueryVariables = {
  readonly computer: string;
  readonly product?: string | null;
  readonly outcome?: ReadonlyArray<Outcome> | Outcome | null;
  readonly run?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type ExplainComputerQuery = { readonly computer: { readonly key: string, readonly decisions: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly choiceSentence: string | null, readonly id: string, readonly sentence: string, readonly outcome: Outcome, readonly reason: Reason | null, readonly units: number, readonly version: string | null, readonly edition: string | null, readonly candidates: ReadonlyArray<{ readonly verdict: Verdict, readonly reason: Reason | null, readonly sentence: string, readonly license: { readonly key: string, readonly name: string | null } }>, readonly license: { readonly key: string } | null, readonly computer: { readonly key: string } | null, readonly user: { readonly key: string, readonly name: string | null } | null, readonly product: { readonly key: string, readonly publisher: string | null } | null } }> } } | null };

export type ExplainCoveredQueryVariables = {
  readonly license: string;
  readonly product?: string | null;
  readonly user?: string | null;
  readonly run?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type ExplainCoveredQuery = { readonly license: { readonly position: { readonly decisions: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly choiceSentence: string | null, readonly id: string, readonly sentence: string, readonly outcome: Outcome, readonly reason: Reason | null, readonly units: number, readonly version: string | null, readonly edition: string | null, readonly candidates: ReadonlyArray<{ readonly verdict: Verdict, readonly reason: Reason | null, readonly sentence: string, readonly license: { readonly key: string, readonly name: string | null } }>, readonly license: { readonly key: string } | null, readonly computer: { readonly key: string } | null, readonly user: { readonly key: string, readonly name: string | null } | null, readonly product: { readonly key: string, readonly publisher: string | null } | null } }> } } | null } | null };

export type ExplainUncoveredQueryVariables = {
  readonly product?: string | null;
  readonly user?: string | null;
  readonly run?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type ExplainUncoveredQuery = { readonly run: { readonly unlicensed: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly choiceSentence: string | null, readonly id: string, readonly sentence: string, readonly outcome: Outcome, readonly reason: Reason | null, readonly units: number, readonly version: string | null, readonly edition: string | null, readonly candidates: ReadonlyArray<{ readonly verdict: Verdict, readonly reason: Reason | null, readonly sentence: string, readonly license: { readonly key: string, readonly name: string | null } }>, readonly license: { readonly key: string } | null, readonly computer: { readonly key: string } | null, readonly user: { readonly key: string, readonly name: string | null } | null, readonly product: { readonly key: string, readonly publisher: string | null } | null } }> } } | null };

export type ExplainedFragment = { readonly choiceSentence: string | null, readonly id: string, readonly sentence: string, readonly outcome: Outcome, readonly reason: Reason | null, readonly units: number, readonly version: string | null, readonly edition: string | null, readonly candidates: ReadonlyArray<{ readonly verdict: Verdict, readonly reason: Reason | null, readonly sentence: string, readonly license: { readonly key: string, readonly name: string | null } }>, readonly license: { readonly key: string } | null, readonly computer: { readonly key: string } | null, readonly user: { readonly key: string, readonly name: string | null } | null, readonly product: { readonly key: string, readonly publisher: string | null } | null };

export type ImportQueryVariables = {
  readonly id: string;
};

export type ImportQuery = { readonly import: { readonly message: string, readonly rejectsUrl: string, readonly id: string, readonly number: number, readonly files: ReadonlyArray<string>, readonly mode: ImportMode, readonly source: string, readonly state: ImportState, readonly startedAt: string, readonly finishedAt: string | null, readonly who: string, readonly notices: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly isWarning: boolean, readonly file: string | null, readonly line: number | null, readonly table: string | null, readonly column: string | null, readonly computerKey: string | null, readonly licenseKey: string | null }>, readonly rejectedFiles: ReadonlyArray<{ readonly file: string, readonly count: number }>, readonly progress: { readonly bytes: number, readonly totalBytes: number | null, readonly rows: number, readonly file: string } | null, readonly counts: ReadonlyArray<{ readonly table: string, readonly read: number, readonly added: number, readonly changed: number, readonly unchanged: number, readonly removed: number, readonly rejected: number, readonly repeated: number }> } | null };

export type ImportFilesMutationVariables = {
  readonly input: ImportFilesInput;
};

export type ImportFilesMutation = { readonly importFiles:
    | { readonly __typename: 'ImportFilesSuccess', readonly import: { readonly id: string } }
    | { readonly __typename: 'InputRefused', readonly message: string, readonly help: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly column: string | null, readonly at: number | null }> }
    | { readonly __typename: 'OperationRefused', readonly message: string, readonly help: string }
    | { readonly __typename: 'WriteConflict', readonly message: string, readonly help: string, readonly conflicts: ReadonlyArray<{ readonly changedBy: string, readonly changedAt: string | null, readonly columns: ReadonlyArray<{ readonly column: string, readonly before: string | null, readonly now: string }> }> }
   };

export type ImportHeadFragment = { readonly id: string, readonly number: number, readonly files: ReadonlyArray<string>, readonly mode: ImportMode, readonly source: string, readonly state: ImportState, readonly startedAt: string, readonly finishedAt: string | null, readonly who: string, readonly counts: ReadonlyArray<{ readonly table: string, readonly read: number, readonly added: number, readonly changed: number, readonly unchanged: number, readonly removed: number, readonly rejected: number, readonly repeated: number }> };

export type ImportsQueryVariables = {
  readonly text?: string | null;
  readonly state?: ReadonlyArray<ImportState> | ImportState | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type ImportsQuery = { readonly imports: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly number: number, readonly files: ReadonlyArray<string>, readonly mode: ImportMode, readonly source: string, readonly state: ImportState, readonly startedAt: string, readonly finishedAt: string | null, readonly who: string, readonly counts: ReadonlyArray<{ readonly table: string, readonly read: number, readonly added: number, readonly changed: number, readonly unchanged: number, readonly removed: number, readonly rejected: number, readonly repeated: number }> } }> } };

export type KnownComputerQueryVariables = {
  readonly key: string;
};

export type KnownComputerQuery = { readonly found: { readonly key: string } | null };

export type KnownContractQueryVariables = {
  readonly key: string;
};

export type KnownContractQuery = { readonly found: { readonly key: string } | null };

export type KnownLicenseQueryVariables = {
  readonly key: string;
};

export type KnownLicenseQuery = { readonly found: { readonly key: string } | null };

export type KnownProductQueryVariables = {
  readonly key: string;
};

export type KnownProductQuery = { readonly found: { readonly key: string } | null };

export type LicenseQueryVariables = {
  readonly key: string;
  readonly run?: string | null;
};

export type LicenseQuery = { readonly run: { readonly id: string, readonly number: number, readonly asOf: string, readonly policy: Policy } | null, readonly changes: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly number: number, readonly table: RecordedTable, readonly key: ReadonlyArray<string>, readonly at: string, readonly who: string, readonly kind: ChangeKind, readonly columns: ReadonlyArray<{ readonly column: string, readonly before: string, readonly after: string }>, readonly effect: { readonly asOf: string | null, readonly policy: Policy | null, readonly together: number, readonly notComputed: string | null, readonly unlicensed: { readonly before: number, readonly after: number } | null, readonly positions: ReadonlyArray<{ readonly licenseKey: string, readonly before: { readonly consumed: number, readonly shortfall: number } | null, readonly after: { readonly consumed: number, readonly shortfall: number } | null }> } | null } }> }, readonly license: { readonly key: string, readonly name: string | null, readonly publisher: string | null, readonly metric: string, readonly status: LicenseStatus, readonly limit: LicenseLimit, readonly starts: string | null, readonly expires: string | null, readonly extraEntitlements: number | null, readonly priority: number | null, readonly version: string, readonly parameters: ReadonlyArray<{ readonly name: string, readonly value: string }>, readonly rights: { readonly downgrade: Downgrade | null, readonly downgradeVersion: string | null, readonly downgradeEdition: string | null, readonly upgrade: Upgrade | null, readonly upgradeUntil: string | null, readonly multipleUse: MultipleUse | null, readonly multipleUseLimit: number | null, readonly secondUse: SecondUse | null, readonly exemptRoles: ReadonlyArray<ExemptRole> }, readonly contracts: ReadonlyArray<{ readonly key: string, readonly name: string | null, readonly publisher: string | null, readonly permanent: boolean, readonly starts: string | null, readonly expires: string | null, readonly rights: { readonly downgrade: Downgrade | null, readonly downgradeVersion: string | null, readonly downgradeEdition: string | null, readonly upgrade: Upgrade | null, readonly upgradeUntil: string | null, readonly multipleUse: MultipleUse | null, readonly multipleUseLimit: number | null, readonly secondUse: SecondUse | null, readonly exemptRoles: ReadonlyArray<ExemptRole> } }>, readonly products: ReadonlyArray<{ readonly version: string | null, readonly edition: string | null, readonly role: LicenseProductRole, readonly recordVersion: string, readonly rights: { readonly downgrade: Downgrade | null, readonly downgradeVersion: string | null, readonly downgradeEdition: string | null, readonly upgrade: Upgrade | null, readonly upgradeUntil: string | null, readonly multipleUse: MultipleUse | null, readonly multipleUseLimit: number | null, readonly secondUse: SecondUse | null, readonly exemptRoles: ReadonlyArray<ExemptRole> }, readonly product: { readonly key: string, readonly publisher: string | null, readonly versions: ReadonlyArray<{ readonly version: string, readonly order: number | null, readonly released: string | null }>, readonly editions: ReadonlyArray<{ readonly edition: string, readonly order: number | null }> } }>, readonly purchases: ReadonlyArray<{ readonly key: string, readonly kind: PurchaseKind, readonly quantity: number, readonly perUnit: number | null, readonly starts: string | null, readonly expires: string | null, readonly unitPrice: string | null, readonly currency: string | null, readonly disabled: boolean, readonly baseLicense: { readonly key: string } | null }>, readonly position: { readonly entitled: number, readonly consumed: number, readonly available: number, readonly shortfall: number, readonly projected: number, readonly raw: number, readonly exempt: number, readonly status: PositionStatus, readonly sentences: ReadonlyArray<string>, readonly marginalExact: boolean | null, readonly exposure: { readonly amount: string, readonly currency: string } | null, readonly unitPrice: { readonly amount: string, readonly currency: string } | null, readonly marginal: { readonly amount: string, readonly currency: string } | null, readonly problems: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly isWarning: boolean, readonly file: string | null, readonly line: number | null, readonly table: string | null, readonly column: string | null, readonly computerKey: string | null, readonly licenseKey: string | null }>, readonly inherits: ReadonlyArray<{ readonly section: RightSection, readonly contract: { readonly key: string, readonly name: string | null } }> } | null } | null };

export type LicensesOfQueryVariables = {
  readonly product: string;
};

export type LicensesOfQuery = { readonly product: { readonly key: string, readonly licenses: ReadonlyArray<{ readonly license: { readonly key: string, readonly name: string | null } }> } | null };

export type OverviewQueryVariables = {
  readonly run?: string | null;
};

export type OverviewQuery = { readonly run: { readonly id: string, readonly number: number, readonly asOf: string, readonly policy: Policy, readonly startedAt: string, readonly milliseconds: number, readonly proven: boolean, readonly byStatus: ReadonlyArray<{ readonly status: PositionStatus, readonly positions: number }>, readonly byPublisher: ReadonlyArray<{ readonly publisher: string, readonly positions: number, readonly atRisk: number, readonly shortfall: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> }>, readonly totals: { readonly shortfall: number, readonly unlicensed: number, readonly licenses: number, readonly atRisk: number, readonly projected: number, readonly installations: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } } | null };

export type OverviewPageQueryVariables = {
  readonly run?: string | null;
};

export type OverviewPageQuery = { readonly run: { readonly id: string, readonly number: number, readonly asOf: string, readonly policy: Policy, readonly startedAt: string, readonly milliseconds: number, readonly proven: boolean, readonly totals: { readonly shortfall: number, readonly unlicensed: number, readonly licenses: number, readonly atRisk: number, readonly projected: number, readonly installations: number, readonly surplus: ReadonlyArray<{ readonly amount: string, readonly currency: string }> | null, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> }, readonly byStatus: ReadonlyArray<{ readonly status: PositionStatus, readonly positions: number }>, readonly byPublisher: ReadonlyArray<{ readonly publisher: string, readonly positions: number, readonly atRisk: number, readonly unlicensed: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> }> } | null };

export type PositionsQueryVariables = {
  readonly run?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly filter?: PositionFilter | null;
  readonly orderBy?: PositionOrder | null;
};

export type PositionsQuery = { readonly run: { readonly positions: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly entitled: number, readonly consumed: number, readonly available: number, readonly shortfall: number, readonly projected: number, readonly raw: number, readonly exempt: number, readonly status: PositionStatus, readonly license: { readonly key: string, readonly name: string | null, readonly publisher: string | null, readonly metric: string }, readonly exposure: { readonly amount: string, readonly currency: string } | null } }> } } | null };

export type ProblemFieldsFragment = { readonly code: string, readonly message: string, readonly help: string, readonly isWarning: boolean, readonly file: string | null, readonly line: number | null, readonly table: string | null, readonly column: string | null, readonly computerKey: string | null, readonly licenseKey: string | null };

export type PurchasesOfQueryVariables = {
  readonly license: string;
};

export type PurchasesOfQuery = { readonly license: { readonly key: string, readonly purchases: ReadonlyArray<{ readonly key: string, readonly kind: PurchaseKind, readonly quantity: number, readonly perUnit: number | null, readonly starts: string | null, readonly expires: string | null, readonly unitPrice: string | null, readonly currency: string | null, readonly disabled: boolean, readonly baseLicense: { readonly key: string } | null }> } | null };

export type RecognitionPreviewQueryVariables = {
  readonly rule: RecognitionRuleInput;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type RecognitionPreviewQuery = { readonly recognitionPreview: { readonly replaces: boolean, readonly names: number, readonly computers: number, readonly newlyRecognized: number, readonly changed: number, readonly conflicts: number, readonly warnings: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly column: string | null, readonly at: number | null }>, readonly titles: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly publisher: string, readonly name: string, readonly version: string, readonly occurrences: number, readonly decides: boolean, readonly isChanged: boolean, readonly before: { readonly outcome: RecognitionOutcome, readonly productKey: string | null, readonly version: string | null, readonly edition: string | null }, readonly after: { readonly outcome: RecognitionOutcome, readonly productKey: string | null, readonly version: string | null, readonly edition: string | null }, readonly conflicts: ReadonlyArray<{ readonly publisher: string | null, readonly name: string | null, readonly version: string | null }> } }> } } };

export type ReconcileMutationVariables = {
  readonly input: ReconcileInput;
};

export type ReconcileMutation = { readonly reconcile:
    | { readonly __typename: 'InputRefused', readonly message: string, readonly help: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly column: string | null, readonly at: number | null }> }
    | { readonly __typename: 'OperationRefused', readonly message: string, readonly help: string }
    | { readonly __typename: 'ReconcileSuccess', readonly run: { readonly id: string } | null, readonly progress: { readonly message: string } }
    | { readonly __typename: 'WriteConflict', readonly message: string, readonly help: string, readonly conflicts: ReadonlyArray<{ readonly changedBy: string, readonly changedAt: string | null, readonly columns: ReadonlyArray<{ readonly column: string, readonly before: string | null, readonly now: string }> }> }
   };

export type RejectedGroupsQueryVariables = {
  readonly id: string;
  readonly filter?: RejectedRowFilter | null;
};

export type RejectedGroupsQuery = { readonly import: { readonly rejectedGroups: ReadonlyArray<{ readonly table: string, readonly code: string, readonly column: string, readonly count: number }> } | null };

export type RejectedRowsQueryVariables = {
  readonly id: string;
  readonly filter?: RejectedRowFilter | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type RejectedRowsQuery = { readonly import: { readonly rejectedRows: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly number: number, readonly table: string, readonly file: string, readonly line: number | null, readonly cellCount: number, readonly columnCount: number, readonly cells: ReadonlyArray<{ readonly column: string | null, readonly value: string | null, readonly length: number, readonly isMasked: boolean, readonly isFaulty: boolean }>, readonly problems: ReadonlyArray<{ readonly code: string, readonly column: string | null, readonly message: string, readonly help: string }> } }> } } | null };

export type RenewalsQueryVariables = {
  readonly asOf?: string | null;
  readonly within?: number | null;
};

export type RenewalsQuery = { readonly renewals: ReadonlyArray<{ readonly date: string, readonly days: number, readonly kind: string, readonly key: string, readonly name: string, readonly publisher: string, readonly quantity: number | null, readonly licenseKeys: ReadonlyArray<string>, readonly effects: ReadonlyArray<{ readonly licenseKey: string, readonly before: { readonly entitled: number, readonly consumed: number, readonly available: number, readonly shortfall: number }, readonly after: { readonly entitled: number, readonly consumed: number, readonly available: number, readonly shortfall: number } }>, readonly before: { readonly shortfall: number, readonly unlicensed: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> }, readonly after: { readonly shortfall: number, readonly unlicensed: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } }> };

export type RightsFieldsFragment = { readonly downgrade: Downgrade | null, readonly downgradeVersion: string | null, readonly downgradeEdition: string | null, readonly upgrade: Upgrade | null, readonly upgradeUntil: string | null, readonly multipleUse: MultipleUse | null, readonly multipleUseLimit: number | null, readonly secondUse: SecondUse | null, readonly exemptRoles: ReadonlyArray<ExemptRole> };

export type RunQueryVariables = {
  readonly run?: string | null;
};

export type RunQuery = { readonly run: { readonly id: string, readonly number: number, readonly asOf: string, readonly policy: Policy } | null };

export type RunHeadFragment = { readonly id: string, readonly number: number, readonly asOf: string, readonly policy: Policy, readonly startedAt: string, readonly milliseconds: number, readonly proven: boolean, readonly totals: { readonly shortfall: number, readonly unlicensed: number, readonly licenses: number, readonly atRisk: number, readonly projected: number, readonly installations: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } };

export type RunsQueryVariables = {
  readonly first?: number | null;
  readonly after?: string | null;
};

export type RunsQuery = { readonly runs: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly number: number, readonly asOf: string, readonly policy: Policy, readonly startedAt: string, readonly milliseconds: number, readonly proven: boolean, readonly totals: { readonly shortfall: number, readonly unlicensed: number, readonly licenses: number, readonly atRisk: number, readonly projected: number, readonly installations: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> } } }> } };

export type SaveWhatIfMutationVariables = {
  readonly input: SaveWhatIfInput;
};

export type SaveWhatIfMutation = { readonly saveWhatIf:
    | { readonly __typename: 'InputRefused', readonly message: string, readonly help: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly column: string | null, readonly at: number | null }> }
    | { readonly __typename: 'OperationRefused', readonly message: string, readonly help: string }
    | { readonly __typename: 'SaveWhatIfSuccess', readonly scenario: { readonly name: string, readonly text: string, readonly version: number, readonly changedBy: string, readonly changedAt: string }, readonly warnings: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly column: string | null, readonly at: number | null }> }
    | { readonly __typename: 'WriteConflict', readonly message: string, readonly help: string, readonly conflicts: ReadonlyArray<{ readonly changedBy: string, readonly changedAt: string | null, readonly columns: ReadonlyArray<{ readonly column: string, readonly before: string | null, readonly now: string }> }> }
   };

export type SetRightsMutationVariables = {
  readonly input: SetRightsInput;
};

export type SetRightsMutation = { readonly setRights:
    | { readonly __typename: 'InputRefused', readonly message: string, readonly help: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly column: string | null, readonly at: number | null }> }
    | { readonly __typename: 'OperationRefused', readonly message: string, readonly help: string }
    | { readonly __typename: 'SetRightsSuccess', readonly warnings: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly column: string | null, readonly at: number | null }> }
    | { readonly __typename: 'WriteConflict', readonly message: string, readonly help: string, readonly conflicts: ReadonlyArray<{ readonly changedBy: string, readonly changedAt: string | null, readonly columns: ReadonlyArray<{ readonly column: string, readonly before: string | null, readonly now: string }> }> }
   };

export type SuggestComputerQueryVariables = {
  readonly text: string;
};

export type SuggestComputerQuery = { readonly found: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly key: string } }> } };

export type SuggestContractQueryVariables = {
  readonly text: string;
};

export type SuggestContractQuery = { readonly found: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly key: string, readonly name: string | null } }> } };

export type SuggestLicenseQueryVariables = {
  readonly text: string;
};

export type SuggestLicenseQuery = { readonly found: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly key: string, readonly name: string | null } }> } };

export type SuggestProductQueryVariables = {
  readonly text: string;
};

export type SuggestProductQuery = { readonly found: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly key: string } }> } };

export type SuggestUserQueryVariables = {
  readonly text: string;
};

export type SuggestUserQuery = { readonly users: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly key: string, readonly name: string | null } }> } };

export type SuggestionsQueryVariables = {
  readonly text: string;
};

export type SuggestionsQuery = { readonly computers: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly key: string } }> }, readonly products: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly key: string } }> } };

export type TrendQueryVariables = {
  readonly first?: number | null;
  readonly policy?: Policy | null;
  readonly until?: string | null;
};

export type TrendQuery = { readonly trend: ReadonlyArray<{ readonly asOf: string, readonly run: { readonly id: string, readonly number: number }, readonly totals: { readonly atRisk: number, readonly shortfall: number, readonly unlicensed: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }>, readonly surplus: ReadonlyArray<{ readonly amount: string, readonly currency: string }> | null } }> };

export type UnlicensedQueryVariables = {
  readonly run?: string | null;
  readonly text?: string | null;
  readonly publisher?: string | null;
  readonly reason?: ReadonlyArray<Reason> | Reason | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type UnlicensedQuery = { readonly run: { readonly unlicensed: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly choiceSentence: string | null, readonly id: string, readonly sentence: string, readonly outcome: Outcome, readonly reason: Reason | null, readonly units: number, readonly version: string | null, readonly edition: string | null, readonly candidates: ReadonlyArray<{ readonly verdict: Verdict, readonly reason: Reason | null, readonly sentence: string, readonly license: { readonly key: string, readonly name: string | null } }>, readonly license: { readonly key: string } | null, readonly computer: { readonly key: string } | null, readonly user: { readonly key: string, readonly name: string | null } | null, readonly product: { readonly key: string, readonly publisher: string | null } | null } }> } } | null };

export type UnrecognizedQueryVariables = {
  readonly text?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type UnrecognizedQuery = { readonly unrecognized: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly publisher: string, readonly name: string, readonly version: string, readonly occurrences: number } }> } };

export type UpsertRecognitionMutationVariables = {
  readonly input: UpsertRecognitionInput;
};

export type UpsertRecognitionMutation = { readonly upsertRecognition:
    | { readonly __typename: 'InputRefused', readonly message: string, readonly help: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly column: string | null, readonly at: number | null }> }
    | { readonly __typename: 'OperationRefused', readonly message: string, readonly help: string }
    | { readonly __typename: 'UpsertRecognitionSuccess', readonly warnings: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly column: string | null, readonly at: number | null }> }
    | { readonly __typename: 'WriteConflict', readonly message: string, readonly help: string, readonly conflicts: ReadonlyArray<{ readonly changedBy: string, readonly changedAt: string | null, readonly columns: ReadonlyArray<{ readonly column: string, readonly before: string | null, readonly now: string }> }> }
   };

export type UserDecisionsQueryVariables = {
  readonly key: string;
  readonly run?: string | null;
  readonly text?: string | null;
  readonly outcome?: ReadonlyArray<Outcome> | Outcome | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type UserDecisionsQuery = { readonly user: { readonly decisions: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly sentence: string, readonly outcome: Outcome, readonly reason: Reason | null, readonly units: number, readonly version: string | null, readonly edition: string | null, readonly license: { readonly key: string } | null, readonly computer: { readonly key: string } | null, readonly user: { readonly key: string, readonly name: string | null } | null, readonly product: { readonly key: string, readonly publisher: string | null } | null } }> } } | null };

export type UserExplainedQueryVariables = {
  readonly key: string;
  readonly run?: string | null;
  readonly outcome?: ReadonlyArray<Outcome> | Outcome | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type UserExplainedQuery = { readonly user: { readonly decisions: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly choiceSentence: string | null, readonly id: string, readonly sentence: string, readonly outcome: Outcome, readonly reason: Reason | null, readonly units: number, readonly version: string | null, readonly edition: string | null, readonly candidates: ReadonlyArray<{ readonly verdict: Verdict, readonly reason: Reason | null, readonly sentence: string, readonly license: { readonly key: string, readonly name: string | null } }>, readonly license: { readonly key: string } | null, readonly computer: { readonly key: string } | null, readonly user: { readonly key: string, readonly name: string | null } | null, readonly product: { readonly key: string, readonly publisher: string | null } | null } }> } } | null };

export type UserPageQueryVariables = {
  readonly key: string;
  readonly run?: string | null;
};

export type UserPageQuery = { readonly run: { readonly id: string, readonly number: number, readonly asOf: string, readonly policy: Policy } | null, readonly user: { readonly key: string, readonly name: string | null, readonly email: string | null, readonly status: UserStatus, readonly location: string | null, readonly businessUnit: string | null, readonly costCenter: string | null, readonly computers: ReadonlyArray<{ readonly key: string, readonly os: string | null, readonly role: ComputerRole, readonly status: ComputerStatus, readonly cores: number | null }>, readonly allocations: ReadonlyArray<{ readonly kind: AllocationKind, readonly exempt: string | null, readonly units: number | null, readonly assignedOn: string | null, readonly license: { readonly key: string, readonly name: string | null } }>, readonly history: ReadonlyArray<{ readonly number: number, readonly table: RecordedTable, readonly key: ReadonlyArray<string>, readonly at: string, readonly who: string, readonly kind: ChangeKind, readonly columns: ReadonlyArray<{ readonly column: string, readonly before: string, readonly after: string }>, readonly effect: { readonly asOf: string | null, readonly policy: Policy | null, readonly together: number, readonly notComputed: string | null, readonly unlicensed: { readonly before: number, readonly after: number } | null, readonly positions: ReadonlyArray<{ readonly licenseKey: string, readonly before: { readonly consumed: number, readonly shortfall: number } | null, readonly after: { readonly consumed: number, readonly shortfall: number } | null }> } | null }> } | null };

export type UsersQueryVariables = {
  readonly filter?: UserFilter | null;
  readonly orderBy?: UserOrder | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

export type UsersQuery = { readonly users: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly key: string, readonly name: string | null, readonly email: string | null, readonly status: UserStatus, readonly location: string | null, readonly businessUnit: string | null, readonly costCenter: string | null } }> } };

export type ViewerQueryVariables = Readonly<Record<string, never>>;

export type ViewerQuery = { readonly viewer: { readonly name: string, readonly role: Role } };

export type WhatIfMutationVariables = {
  readonly input: WhatIfInput;
};

export type WhatIfMutation = { readonly whatIf:
    | { readonly __typename: 'InputRefused', readonly message: string, readonly help: string, readonly problems: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly column: string | null, readonly at: number | null }> }
    | { readonly __typename: 'OperationRefused', readonly message: string, readonly help: string }
    | { readonly __typename: 'WhatIfSuccess', readonly asOf: string, readonly asOfBefore: string, readonly policy: Policy, readonly before: { readonly shortfall: number, readonly unlicensed: number, readonly licenses: number, readonly atRisk: number, readonly projected: number, readonly installations: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> }, readonly after: { readonly shortfall: number, readonly unlicensed: number, readonly licenses: number, readonly atRisk: number, readonly projected: number, readonly installations: number, readonly exposure: ReadonlyArray<{ readonly amount: string, readonly currency: string }> }, readonly positions: ReadonlyArray<{ readonly licenseKey: string, readonly name: string, readonly before: { readonly entitled: number, readonly consumed: number, readonly available: number, readonly shortfall: number, readonly projected: number, readonly raw: number, readonly exempt: number, readonly status: PositionStatus, readonly exposure: { readonly amount: string, readonly currency: string } | null } | null, readonly after: { readonly entitled: number, readonly consumed: number, readonly available: number, readonly shortfall: number, readonly projected: number, readonly raw: number, readonly exempt: number, readonly status: PositionStatus, readonly exposure: { readonly amount: string, readonly currency: string } | null } | null }>, readonly moved: ReadonlyArray<{ readonly product: string, readonly count: number, readonly computers: ReadonlyArray<string>, readonly from: string | null, readonly to: string | null }>, readonly warnings: ReadonlyArray<{ readonly code: string, readonly message: string, readonly help: string, readonly column: string | null, readonly at: number | null }> }
    | { readonly __typename: 'WriteConflict', readonly message: string, readonly help: string, readonly conflicts: ReadonlyArray<{ readonly changedBy: string, readonly changedAt: string | null, readonly columns: ReadonlyArray<{ readonly column: string, readonly before: string | null, readonly now: string }> }> }
   };

export type WhatIfScenarioQueryVariables = {
  readonly name: string;
  readonly hasName: boolean;
};

export type WhatIfScenarioQuery = { readonly run: { readonly asOf: string, readonly policy: Policy } | null, readonly scenario?: { readonly name: string, readonly text: string, readonly version: number, readonly changedBy: string, readonly changedAt: string } | null };

export type WhatIfsQueryVariables = {
  readonly first?: number | null;
  readonly after?: string | null;
};

export type WhatIfsQuery = { readonly whatIfs: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly node: { readonly name: string, readonly text: string, readonly version: number, readonly changedBy: string, readonly changedAt: string } }> } };
