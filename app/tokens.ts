/** Use cases around API tokens: make one (its secret is shown once), list them, end one, and tell whose a secret is. */
import { dayOf, formatDay } from '../engine/estate/days.ts';
import * as store from '../store/tokens.ts';
import { AppError } from './errors.ts';
import { type Scope, scopeOf, scopeText } from './scope.ts';
import type { Workspace } from './workspace.ts';

export { type ListedToken, ROLES_OF_TOKENS, type Token, type TokenRole } from '../store/tokens.ts';

export interface NewToken {
  readonly name: string;
  readonly role: store.TokenRole;
  /** Last day in UTC, whole days since 1970-01-01; null: no end. */
  readonly expires: number | null;
  /** What it sees; null: everything. */
  readonly scope: Scope | null;
  /** The secret; it cannot be shown again. */
  readonly token: string;
}

/** What a token is made of. */
interface TokenAsked {
  readonly name: string;
  readonly role: store.TokenRole;
  /** Last day in UTC, whole days since 1970-01-01; blank: no end. */
  readonly expires?: number | null;
  /** Business units whose rows it sees; blank: all. */
  readonly businessUnits?: readonly string[];
  /** Locations whose rows it sees; blank: all. */
  readonly locations?: readonly string[];
  /** Milliseconds since 1970-01-01 UTC; the clock when left out. */
  readonly now?: number;
}

/**
 * Makes a token. Throws `StoreError` where the name is blank or taken, `AppError` INVALID where the last day is over already, where a
 * group has no name, or where an administrator would be limited to a part of the estate.
 */
export const addToken = ({ db }: Workspace, asked: TokenAsked): NewToken => {
  const { name, role, expires = null, now = Date.now(), businessUnits = [], locations = [] } = asked;
  if (expires !== null && expires < dayOf(now))
    throw new AppError(
      'INVALID',
      `The token would end on ${formatDay(expires)}, which is over. Give today or a later day.`,
    );
  if ([...businessUnits, ...locations].some(group => group.trim() === ''))
    throw new AppError(
      'INVALID',
      'A business unit or location without a name limits nothing. Name it, or leave it out.',
    );
  const scope = scopeOf(businessUnits, locations);
  if (scope && role === 'administrator')
    throw new AppError(
      'INVALID',
      `An administrator sees everything and cannot be limited to ${scopeText(scope)}. Make the token a viewer or an analyst.`,
    );
  const token = store.addToken(db, name, role, now, expires, scope ?? undefined);
  return { name: name.trim(), role, expires, scope, token };
};

/** All tokens, revoked and expired ones too, without their secrets. */
export const listTokens = ({ db }: Workspace): readonly store.ListedToken[] => store.listTokens(db);

/** Ends a token. Throws `StoreError` NOT_FOUND where no valid one has this name. */
export const revokeToken = ({ db }: Workspace, name: string, now = Date.now()): void =>
  store.revokeToken(db, name, now);

/** The token whose secret this is, unless it was revoked or its last day is over. `now` in milliseconds since 1970-01-01 UTC. */
export const findToken = ({ db }: Workspace, secret: string, now = Date.now()): store.Token | undefined =>
  store.verifyToken(db, secret, now);

/** What whoever holds the token sees; null: everything. */
export const scopeOfToken = ({ businessUnits, locations }: store.Token): Scope | null =>
  scopeOf(businessUnits, locations);
