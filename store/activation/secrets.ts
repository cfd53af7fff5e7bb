/** Keys and codes in the database: written encrypted, found by fingerprint, read by administrators only, which is recorded. */
import type { Database } from 'better-sqlite3';
import { fingerprintOf, type Sealed, type SealingKey, seal, unseal } from './seal.ts';

export type SecretKind = 'request_key' | 'key' | 'test_key' | 'release_code';

export interface StoredSecret {
  readonly id: number;
  /** What it belongs to: an activation, or a serial and a site. */
  readonly subject: string;
  readonly kind: SecretKind;
  /** Its last three characters, the only ones that are shown. */
  readonly ending: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  readonly who: string;
}

export interface NewSecret {
  readonly subject: string;
  readonly kind: SecretKind;
  readonly value: string;
  /** Text that tells equal values apart where they may come again, such as the event; '' where a value may come once only. */
  readonly once: string;
}

export interface Author {
  readonly who: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
}

const COLUMNS = 'id, subject, kind, ending, at, who';

const ownerOf = ({ subject, kind }: Pick<StoredSecret, 'subject' | 'kind'>): string => `${kind}\n${subject}`;

const fingerprint = (key: SealingKey, { value, once }: Pick<NewSecret, 'value' | 'once'>): string =>
  fingerprintOf(key, `${once}\n${value}`);

/** The secret of the same value that was entered before. */
export const findSecret = (
  db: Database,
  key: SealingKey,
  secret: Pick<NewSecret, 'value' | 'once'>,
): StoredSecret | undefined =>
  db.prepare(`select ${COLUMNS} from activation_secrets where fingerprint = ?`).get(fingerprint(key, secret)) as
    | StoredSecret
    | undefined;

/** Writes a secret, encrypted. To be called inside a transaction, after `findSecret` found none. */
export const addSecret = (db: Database, key: SealingKey, secret: NewSecret, { who, at }: Author): void => {
  const { subject, kind, value } = secret;
  const { nonce, sealed, tag } = seal(key, ownerOf(secret), value);
  db.prepare(
    `insert into activation_secrets (subject, kind, fingerprint, ending, nonce, sealed, tag, at, who)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(subject, kind, fingerprint(key, secret), value.slice(-3), nonce, sealed, tag, at, who);
};

/** Secrets of a subject, the last first. Without their values. */
export const secretsOf = (db: Database, subject: string): StoredSecret[] =>
  db
    .prepare(`select ${COLUMNS} from activation_secrets where subject = ? order by id desc`)
    .all(subject) as StoredSecret[];

/** All secrets without their values, the last first. */
export const listSecrets = (db: Database): StoredSecret[] =>
  db.prepare(`select ${COLUMNS} from activation_secrets order by id desc`).all() as StoredSecret[];

/** The value of a secret; undefined where the key is another one than it was sealed with. For the program's own use. */
export const openSecret = (db: Database, key: SealingKey, secret: StoredSecret): string | undefined => {
  const sealed = db.prepare('select nonce, sealed, tag from activation_secrets where id = ?').get(secret.id) as Sealed;
  return unseal(key, ownerOf(secret), sealed);
};

/** Records that somebody is shown a secret. */
export const recordReveal = (db: Database, secret: StoredSecret, { who, at }: Author): void => {
  db.prepare('insert into activation_reveals (secret_id, at, who) values (?, ?, ?)').run(secret.id, at, who);
};

export interface Reveal {
  readonly subject: string;
  readonly kind: SecretKind;
  readonly at: number;
  readonly who: string;
}

/** Who was shown which secret, the last first. */
export const listReveals = (db: Database): Reveal[] =>
  db
    .prepare(
      `select s.subject, s.kind, r.at, r.who from activation_reveals r
       join activation_secrets s on s.id = r.secret_id order by r.id desc`,
    )
    .all() as Reveal[];
