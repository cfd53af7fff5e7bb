/** The key that keys are encrypted with: from the environment, or from a file that nobody else may read. It is never part of a message. */
import { readFileSync, statSync } from 'node:fs';
import { type SealingKey, sealingKeyOf } from '../../store/activation/seal.ts';
import { AppError } from '../errors.ts';

export interface KeySource {
  /** 32 bytes as 64 hexadecimal digits or as base64. */
  readonly SAMWISE_KEY?: string | undefined;
  /** Path of a file of mode 600 that holds the same. */
  readonly SAMWISE_KEY_FILE?: string | undefined;
}

const HOW = 'Make one with "openssl rand -hex 32".';

const bytesOf = (text: string, where: string): Uint8Array => {
  const trimmed = text.trim();
  if (/^[0-9a-fA-F]{64}$/.test(trimmed)) return Buffer.from(trimmed, 'hex');
  const bytes = Buffer.from(trimmed, 'base64');
  if (/^[A-Za-z0-9+/]{43}=$/.test(trimmed) && bytes.length === 32) return bytes;
  throw new AppError('INVALID', `${where} holds no key of 32 bytes in hexadecimal or base64. ${HOW}`);
};

const fromFile = (path: string): Uint8Array => {
  let text: string;
  let mode: number;
  try {
    mode = statSync(path).mode & 0o777;
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new AppError('UNAVAILABLE', `The key file ${path} cannot be read${code}. Check SAMWISE_KEY_FILE.`);
  }
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new AppError(
      'REFUSED',
      `The key file ${path} may be read by others (mode ${mode.toString(8)}). Take that away with "chmod 600 ${path}".`,
    );
  return bytesOf(text, `The key file ${path}`);
};

/** Throws `AppError` with what to do where there is no usable key. */
export const sealingKeyFrom = ({ SAMWISE_KEY, SAMWISE_KEY_FILE }: KeySource): SealingKey => {
  if (SAMWISE_KEY) return sealingKeyOf(bytesOf(SAMWISE_KEY, 'SAMWISE_KEY'));
  if (SAMWISE_KEY_FILE) return sealingKeyOf(fromFile(SAMWISE_KEY_FILE));
  throw new AppError(
    'UNAVAILABLE',
    `Keys are stored encrypted, and there is no key for it. Set SAMWISE_KEY, or SAMWISE_KEY_FILE to a file of mode 600. ${HOW}`,
  );
};
