/** What a run under `optimal` knows of licenses and decisions, for the doors: the value of one more entitlement, and why a license was chosen. */
export type { Choice } from '../engine/allocate/optimal/reasons.ts';
export { choiceOf, marginalOf } from '../engine/explain/worth.ts';
