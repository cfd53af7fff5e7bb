/** The words that results speak: outcomes, rights, reasons and problem codes, as numbers in columns and as names outside. */

/** Position in this list is the code in a column. */
export const OUTCOMES = ['unlicensed', 'consumes', 'covered', 'exempt', 'ignored', 'merged'] as const;
export type Outcome = Exclude<(typeof OUTCOMES)[number], 'merged'>;

/** Rights from best to worst; the code is the order of rules 6.2. */
export const RIGHTS = ['exact', 'downgrade-version', 'downgrade-edition', 'downgrade', 'upgrade'] as const;
export type Right = (typeof RIGHTS)[number];
/** Code of "no right" in a column. */
export const NO_RIGHT_CODE = 255;

export const REASONS = [
  '',
  'LICENSE_RETIRED',
  'LICENSE_NOT_STARTED',
  'LICENSE_EXPIRED',
  'ACCESS_ONLY',
  'EDITION_ORDER_UNKNOWN',
  'EDITION_ABOVE',
  'VERSION_ORDER_UNKNOWN',
  'NO_DOWNGRADE_RIGHT',
  'VERSION_DOWNGRADE_NOT_ALLOWED',
  'VERSION_BELOW_FLOOR',
  'EDITION_DOWNGRADE_NOT_ALLOWED',
  'EDITION_BELOW_FLOOR',
  'NO_UPGRADE_RIGHT',
  'RELEASED_AFTER_MAINTENANCE',
  'NO_PRIMARY_PRODUCT',
  'OUT_OF_SCOPE',
  'OS_NOT_ALLOWED',
  'NOT_HOSTED_HERE',
  'CORE_LIMIT',
  'PROCESSOR_LIMIT',
  'NOT_ALLOCATED',
  'BOUND_ELSEWHERE',
  'SERVER_LICENSED_BY_CAPACITY',
  'NO_LICENSE',
  'NO_RIGHT',
  'COMPUTER_IGNORED',
  'COMPUTER_RETIRED',
  'SUITE_MEMBER',
  'NOT_COMMERCIAL',
  'MULTIPLE_USE',
  'SAME_UNIT',
  'SAME_USER',
  'SAME_COMPUTER',
  'HOST_LICENSED',
  'SECOND_USE',
  'MEASURED',
  'ROLE_EXEMPT',
  'ALLOCATION_EXEMPT',
  'MAINTENANCE_REQUIRED',
] as const;
export type Reason = Exclude<(typeof REASONS)[number], ''>;

const numbered = <const T extends readonly string[]>(names: T) =>
  Object.fromEntries(names.map((name, code) => [name, code])) as { readonly [K in T[number]]: number };

export const OUTCOME = numbered(OUTCOMES);
export const RIGHT = numbered(RIGHTS);
export const REASON = numbered(REASONS);

/** What is missing in the data or contradictory in the rights, shown to the analyst beside the position. */
export type FindingCode =
  | 'UPGRADE_WITHOUT_BASE'
  | 'CONTRACT_ENDED'
  | 'NOTHING_TO_INHERIT'
  | 'RIGHT_NOT_APPLICABLE'
  | 'CORES_MISSING'
  | 'PROCESSORS_MISSING'
  | 'PROCESSOR_UNKNOWN'
  | 'HOST_UNKNOWN'
  | 'NOT_ACTIVATED'
  | 'PROVISIONAL_KEY';

export type Status = 'compliant' | 'at-risk' | 'unknown' | 'not-tracked';
