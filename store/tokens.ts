/** Tokens of the API: the secret is shown once and only its hash is kept, so whoever reads the database learns none. */

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { dayOf } from '../engine/estate/days.ts';
import { StoreError } from './errors.ts';

export const ROLES_OF_TOKENS = ['viewer', 'analyst', 'administrator'] as const;
export type TokenRole = (typeof ROLES_OF_TOKENS)[number];

export interface Token {
  readonly id: number;
  readonly name: string;
  readonly role: TokenRole;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly created: number;
  readonly revoked: number | null;
  /** What it sees: rows of these business units and of these locations only; blank lists limit nothing. */
  readonly businessUnits: readonly string[];
  readonly locations: readonly string[];
}

/** A token as it is listed: with its term. */
export interface ListedToken extends Token {
  /** Last day in UTC, whole days since 1970-01-01; null: no end. */
  readonly expires: number | null;
}

/** So that a secret is known for what it is when it turns up in a log. */
const PREFIX = 'samwise_';

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

type StoredToken<T extends Token> = Omit<T, 'businessUnits' | 'locations'> & {
  readonly businessUnits: string;
  readonly locations: string;
};

const COLUMNS = 'id, name, role, created, revoked, business_units businessUnits, locations';

const opened = <T extends Token>(row: StoredToken<T>): T =>
  ({ ...row, businessUnits: JSON.parse(row.businessUnits), locations: JSON.parse(row.locations) }) as unknown as T;

/** Makes a token and returns its secret, which cannot be shown again. Throws `StoreError` where the name is taken or blank. */
export const addToken = (
  db: Database,
  name: string,
  role: TokenRole,
  created: number,
  expires: number | null = null,
  { businessUnits, locations }: Pick<Token, 'businessUnits' | 'locations'> = { businessUnits: [], locations: [] },
): string => {
  const spelling = name.trim();
  if (spelling === '') throw new StoreError('NAME_INVALID', 'A token needs a name. Give the name of who will use it.');
  if (db.prepare('select 1 from tokens where name = ? and revoked is null').get(spelling))
    throw new StoreError(
      'NAME_TAKEN',
      `There is a token named ${spelling} already. Revoke it first, or choose another name.`,
    );
  const secret = PREFIX + randomBytes(32).toString('base64url');
  db.prepare(
    'insert into tokens (name, role, hash, created, expires, business_units, locations) values (?, ?, ?, ?, ?, ?, ?)',
  ).run(spelling, role, hashOf(secret), created, expires, JSON.stringify(businessUnits), JSON.stringify(locations));
  return secret;
};

/** All tokens, revoked and expired ones too, in the order in which they were made. */
export const listTokens = (db: Database): ListedToken[] =>
  (db.prepare(`select ${COLUMNS}, expires from tokens order by id`).all() as StoredToken<ListedToken>[]).map(opened);

/** Ends a token. Throws `StoreError` NOT_FOUND where no token of this name is valid. */
export const revokeToken = (db: Database, name: string, revoked: number): void => {
  const { changes } = db
    .prepare('update tokens set revoked = ? where name = ? and revoked is null')
    .run(revoked, name.trim());
  if (changes === 0)
    throw new StoreError(
      'NOT_FOUND',
      `There is no valid token named ${name.trim()}. See the list of tokens for their names.`,
    );
};

/**
 * The token that this is the secret of, unless it was revoked or its last day is over. Compares with every valid one in
 * constant time. `now` in milliseconds since 1970-01-01 UTC.
 */
export const verifyToken = (db: Database, secret: string, now = Date.now()): Token | undefined => {
  const given = Buffer.from(hashOf(secret), 'hex');
  const rows = db
    .prepare(
      `select ${COLUMNS}, hash from tokens
       where revoked is null and (expires is null or expires >= ?) order by id`,
    )
    .all(dayOf(now)) as (StoredToken<Token> & {
    readonly hash: string;
  })[];
  let found: StoredToken<Token> | undefined;
  for (const { hash, ...token } of rows) if (timingSafeEqual(given, Buffer.from(hash, 'hex'))) found = token;
  return found && opened(found);
};
