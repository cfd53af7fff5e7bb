/** Tokens of the API: the secret is shown once and only its hash is kept, so whoever reads the database learns none. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Database } from 'better-sqlite3';
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
}

/** So that a secret is known for what it is when it turns up in a log. */
const PREFIX = 'samwise_';

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Makes a token and returns its secret, which cannot be shown again. Throws `StoreError` where the name is taken or blank. */
export const addToken = (db: Database, name: string, role: TokenRole, created: number): string => {
  const spelling = name.trim();
  if (spelling === '') throw new StoreError('NAME_INVALID', 'A token needs a name. Give the name of who will use it.');
  if (db.prepare('select 1 from tokens where name = ? and revoked is null').get(spelling))
    throw new StoreError(
      'NAME_TAKEN',
      `There is a token named ${spelling} already. Revoke it first, or choose another name.`,
    );
  const secret = PREFIX + randomBytes(32).toString('base64url');
  db.prepare('insert into tokens (name, role, hash, created) values (?, ?, ?, ?)').run(
    spelling,
    role,
    hashOf(secret),
    created,
  );
  return secret;
};

/** All tokens, revoked ones too, in the order in which they were made. */
export const listTokens = (db: Database): Token[] =>
  db.prepare('select id, name, role, created, revoked from tokens order by id').all() as Token[];

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

/** The token that this is the secret of, unless it was revoked. Compares with every valid one in constant time. */
export const verifyToken = (db: Database, secret: string): Token | undefined => {
  const given = Buffer.from(hashOf(secret), 'hex');
  const rows = db
    .prepare('select id, name, role, created, revoked, hash from tokens where revoked is null order by id')
    .all() as (Token & { readonly hash: string })[];
  let found: Token | undefined;
  for (const { hash, ...token } of rows) if (timingSafeEqual(given, Buffer.from(hash, 'hex'))) found = token;
  return found;
};
