/** The words of engine and store that doors need as values: choices of columns, outcomes, reasons, roles of tokens. */
export { KEY_STATES, SITE_STATES } from '../engine/activation/states.ts';
export { IDLE_REASONS } from '../engine/advice/idle.ts';
export { OUTCOMES, REASONS, RIGHTS } from '../engine/codes.ts';
export { dayOf, formatDay, parseDay } from '../engine/estate/days.ts';
export { COLUMNS, columnOf } from '../engine/estate/keys.ts';
export { ROLES as COMPUTER_ROLES, TABLES } from '../engine/estate/tables.ts';
export { blankRow as blankRecord } from '../engine/estate/values.ts';
export { REASON_TEXTS } from '../engine/explain/reasons.ts';
export { fold } from '../engine/names.ts';
export { SECTIONS, type Section } from '../engine/rights/sections.ts';
export { ROLES_OF_TOKENS, type TokenRole } from '../store/tokens.ts';
