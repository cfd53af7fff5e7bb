/** Use cases around API tokens: make one (its secret is shown once), list them, end one, and tell whose a secret is. */
import * as store from '../store/tokens.ts';
import type { Workspace } from './workspace.ts';

export { ROLES_OF_TOKENS, type Token, type TokenRole } from '../store/tokens.ts';

export interface NewToken {
  readonly name: string;
  readonly role: store.TokenRole;
  /** The secret; it cannot be shown again. */
  readonly token: string;
}

/** Makes a token. Throws `StoreError` where the name is blank or taken. `now` in milliseconds since 1970-01-01 UTC. */
export const addToken = (
  { db }: Workspace,
  { name, role, now = Date.now() }: { readonly name: string; readonly role: store.TokenRole; readonly now?: number },
): NewToken => ({ name: name.trim(), role, token: store.addToken(db, name, role, now) });

/** All tokens, revoked ones too, without their secrets. */
export const listTokens = ({ db }: Workspace): readonly store.Token[] => store.listTokens(db);

/** Ends a token. Throws `StoreError` NOT_FOUND where no valid one has this name. */
export const revokeToken = ({ db }: Workspace, name: string, now = Date.now()): void =>
  store.revokeToken(db, name, now);

/** The token whose secret this is, unless it was revoked. */
export const findToken = ({ db }: Workspace, secret: string): store.Token | undefined => store.verifyToken(db, secret);
