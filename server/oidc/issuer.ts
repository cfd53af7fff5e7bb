/** The issuer's keys: found by its discovery document, kept, and asked for anew when they change. */
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { isTrustworthy } from './settings.ts';

/** The issuer does not answer, or not as issuers do: whether a token is good cannot be told now. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}

const TIMEOUT_MS = 5_000;
/** Keys are fetched again when they are older than this … */
const KEYS_KEPT_MS = 10 * 60_000;
/** … and where a token names a key that is not known, but no sooner than this after the last time. */
const KEYS_COOLDOWN_MS = 30_000;
/** An issuer that did not answer is not asked again sooner than this. */
const PAUSE_MS = 5_000;

/** Asks the issuer; anything but an answer is `IssuerUnavailable`. Redirections are not followed. */
const ask = async (address: string): Promise<Response> => {
  const response = await fetch(address, {
    redirect: 'error',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: Error) => {
    throw new IssuerUnavailable(`${address} does not answer: ${error.message}`, { cause: error });
  });
  if (response.status !== 200) throw new IssuerUnavailable(`${address} answers with status ${response.status}`);
  return response;
};

/** Address of the keys, out of the discovery document. */
const keysAddress = async (issuer: string): Promise<string> => {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await ask(address);
  const document = (await response.json().catch((error: Error) => {
    throw new IssuerUnavailable(`${address} is not JSON: ${error.message}`, { cause: error });
  })) as { readonly issuer?: unknown; readonly jwks_uri?: unknown } | null;
  if (document?.issuer !== issuer)
    throw new IssuerUnavailable(`${address} is of the issuer ${document?.issuer}, not of ${issuer}`);
  const { jwks_uri: keys } = document;
  if (typeof keys !== 'string' || !isTrustworthy(keys))
    throw new IssuerUnavailable(`${address} names no address of keys that begins with https://`);
  return keys;
};

export interface IssuerOptions {
  readonly now: () => number;
  readonly cooldownMs?: number;
}

/** What gives the keys of the issuer, looked up when the first token comes. Throws `IssuerUnavailable`. */
export const openIssuer = (
  issuer: string,
  { now, cooldownMs = KEYS_COOLDOWN_MS }: IssuerOptions,
): (() => Promise<JWTVerifyGetKey>) => {
  let opening: Promise<JWTVerifyGetKey> | undefined;
  let failed: { readonly error: unknown; readonly at: number } | undefined;
  const open = async (): Promise<JWTVerifyGetKey> =>
    createRemoteJWKSet(new URL(await keysAddress(issuer)), {
      cacheMaxAge: KEYS_KEPT_MS,
      cooldownDuration: cooldownMs,
      [customFetch]: ask,
    });
  return () => {
    if (failed && now() - failed.at < PAUSE_MS) return Promise.reject(failed.error);
    opening ??= open().catch(error => {
      opening = undefined;
      failed = { error, at: now() };
      throw error;
    });
    return opening;
  };
};
