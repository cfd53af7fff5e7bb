/** Tells whose a bearer token of OpenID Connect is: signed by the issuer, for this audience, now. */
import { errors, jwtVerify } from 'jose';
import type { Viewer } from '../../schema/graphql/context.ts';
import { errorFields, type Log } from '../log.ts';
import { viewerOf } from './claims.ts';
import { IssuerUnavailable, openIssuer } from './issuer.ts';
import type { OidcSettings } from './settings.ts';

/** Signatures that nobody but the issuer can make: none that a shared or public key could. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** How far clocks may be apart. */
const TOLERANCE_SECONDS = 30;
const LENGTH_MAX = 12_000;

/** Errors that are the fault of the token; every other one is the issuer's. */
const FAULTS = [
  errors.JWTClaimValidationFailed,
  errors.JWTExpired,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

export type Verified =
  | { readonly viewer: Viewer }
  | { readonly refused: 'wrong' | 'unavailable' }
  /** The token is good, but lets nobody in: why, in one sentence. */
  | { readonly refused: 'role'; readonly because: string };

export interface Oidc {
  /** Whether a secret looks like a token of an issuer: three parts with dots between them. */
  readonly takes: (secret: string) => boolean;
  readonly verify: (token: string) => Promise<Verified>;
}

export interface OidcOptions {
  readonly settings: OidcSettings;
  readonly log: Log;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** How soon unknown keys are asked for again. */
  readonly cooldownMs?: number;
}

/** Makes what verifies tokens of one issuer. */
export const openOidc = ({ settings, log, now, cooldownMs }: OidcOptions): Oidc => {
  const keysOf = openIssuer(settings.issuer, { now, cooldownMs });
  const verified = async (token: string): Promise<Verified> => {
    const { payload } = await jwtVerify(token, await keysOf(), {
      issuer: settings.issuer,
      audience: settings.audience,
      algorithms: ALGORITHMS,
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: new Date(now()),
      requiredClaims: ['exp', 'sub'],
    });
    const viewer = viewerOf(payload, settings);
    return 'because' in viewer ? { refused: 'role', because: viewer.because } : { viewer };
  };
  return {
    takes: secret => secret.length <= LENGTH_MAX && /^[\w-]+\.[\w-]*\.[\w-]*$/.test(secret),
    verify: token =>
      verified(token).catch((error: unknown): Verified => {
        const isFault = FAULTS.some(kind => error instanceof kind);
        if (isFault) {
          log({ level: 'info', event: 'bearer token refused', reason: (error as errors.JOSEError).code });
          return { refused: 'wrong' };
        }
        const fields = error instanceof IssuerUnavailable ? { error: error.message } : errorFields(error);
        log({ level: 'error', event: 'issuer unavailable', issuer: settings.issuer, ...fields });
        return { refused: 'unavailable' };
      }),
  };
};
