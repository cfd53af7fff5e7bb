/** Encryption of keys: AES-256-GCM with a nonce of its own each, bound to what the key belongs to, so that sealed keys cannot be exchanged. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Two keys that come from the one that is given: one encrypts, the other makes fingerprints. */
export interface SealingKey {
  readonly encryption: Buffer;
  readonly fingerprint: Buffer;
}

export interface Sealed {
  readonly nonce: Buffer;
  readonly sealed: Buffer;
  readonly tag: Buffer;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const ALGORITHM = 'aes-256-gcm';

const derive = (master: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, 'samwise', purpose, KEY_BYTES));

/** The keys that follow from 32 bytes. */
export const sealingKeyOf = (master: Uint8Array): SealingKey => {
  if (master.length !== KEY_BYTES) throw new Error('a sealing key needs 32 bytes');
  return { encryption: derive(master, 'activation keys'), fingerprint: derive(master, 'activation fingerprints') };
};

/** Encrypts a text for `owner`. */
export const seal = ({ encryption }: SealingKey, owner: string, text: string): Sealed => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, encryption, nonce);
  cipher.setAAD(Buffer.from(owner, 'utf8'));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { nonce, sealed, tag: cipher.getAuthTag() };
};

/** The text again; undefined where the key is another one or what is stored was changed. */
export const unseal = (
  { encryption }: SealingKey,
  owner: string,
  { nonce, sealed, tag }: Sealed,
): string | undefined => {
  const decipher = createDecipheriv(ALGORITHM, encryption, nonce, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(owner, 'utf8'));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  } catch (error) {
    if (error instanceof Error && /authenticate/.test(error.message)) return undefined;
    throw error;
  }
};

/** By which the same text is known again without being read. */
export const fingerprintOf = ({ fingerprint }: SealingKey, text: string): string =>
  createHmac('sha256', fingerprint).update(text, 'utf8').digest('hex');
