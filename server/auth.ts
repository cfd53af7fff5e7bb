/** Who asks: by token, of the server or of an issuer, or by session. Nothing here tells a wrong token from a revoked one. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { findToken, scopeOfToken } from '../app/tokens.ts';
import type { Workspace } from '../app/workspace.ts';
import type { Viewer } from '../schema/graphql/context.ts';
import type { Attempts } from './attempts.ts';
import type { Oidc, Verified } from './oidc/verify.ts';
import { COOKIE, type Sessions } from './sessions.ts';

/** Header that a page must send with a session cookie: other sites cannot make a browser send it without being asked. */
export const OWN_HEADER = 'x-samwise';

export type Answer =
  | { readonly viewer: Viewer; readonly by: 'token' | 'session' }
  | { readonly refused: 'none' | 'wrong' | 'unavailable' }
  | { readonly refused: 'role'; readonly because: string }
  | { readonly refused: 'wait'; readonly seconds: number };

export interface Auth {
  /** `takesBasic`: a token is also taken as the password of HTTP Basic, for programs that can send nothing else. */
  readonly whoAsks: (request: IncomingMessage, takesBasic: boolean) => Promise<Answer>;
}

/** The address that a request came from. */
export const addressOf = (request: IncomingMessage): string => request.socket.remoteAddress ?? '';

/** The secret of the session in the cookies of a request. */
export const sessionOf = ({ headers }: IncomingMessage): string | undefined =>
  headers.cookie
    ?.split(';')
    .map(part => part.trim())
    .find(part => part.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);

/** The password of HTTP Basic authentication (RFC 7617); the name before the first colon is free. */
const passwordOf = (authorization: string): string | undefined => {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]{1,1000}={0,2})$/i.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const password = text.includes(':') ? text.slice(text.indexOf(':') + 1) : '';
  return /^\S{1,200}$/.test(password) ? password : '';
};

const KNOWN_MAX = 1_000;
const SECRET_LENGTH_MAX = 200;

export interface AuthOptions {
  readonly workspace: Workspace;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  /** The issuer whose tokens are taken too. */
  readonly oidc: Oidc | undefined;
  readonly now: () => number;
}

/** Makes what tells who asks. */
export const openAuth = ({ workspace, sessions, attempts, oidc, now }: AuthOptions): Auth => {
  // Tokens that were good before are looked at even when their address has to wait, so a stranger there cannot lock them out.
  const known = new Set<string>();
  const verify = async (secret: string): Promise<Verified> => {
    if (oidc?.takes(secret)) return oidc.verify(secret);
    const token = secret.length <= SECRET_LENGTH_MAX ? findToken(workspace, secret, now()) : undefined;
    if (!token) return { refused: 'wrong' };
    return { viewer: { name: token.name, role: token.role, scope: scopeOfToken(token) } };
  };
  const byToken = async (secret: string, address: string): Promise<Answer> => {
    const hash = createHash('sha256').update(secret).digest('hex');
    const seconds = known.has(hash) ? 0 : attempts.wait(address);
    if (seconds > 0) return { refused: 'wait', seconds };
    const answer = await verify(secret);
    if ('viewer' in answer) {
      if (known.size >= KNOWN_MAX) known.clear();
      known.add(hash);
      return { ...answer, by: 'token' };
    }
    if (answer.refused === 'wrong') {
      known.delete(hash);
      attempts.failed(address);
    }
    return answer;
  };
  return {
    whoAsks: async (request, takesBasic) => {
      const { authorization } = request.headers;
      if (authorization !== undefined) {
        const [, secret = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
        const password = takesBasic ? passwordOf(authorization) : undefined;
        return byToken(password ?? secret, addressOf(request));
      }
      const session = sessionOf(request);
      if (session === undefined) return { refused: 'none' };
      const viewer = sessions.find(session);
      return viewer ? { viewer, by: 'session' } : { refused: 'none' };
    },
  };
};

/**
 * Whether a request that came with a session cookie may be from another site. Reading is safe: other sites do not get to see
 * the answer, and the cookie is not sent along with their requests. Everything else must carry the own header and a content type
 * that a form cannot send, or come from the same origin as a form that can.
 */
export const isForged = ({ method, headers }: IncomingMessage): boolean => {
  if (method === 'GET' || method === 'HEAD') return false;
  const { origin, host } = headers;
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) return true;
  if (headers['sec-fetch-site'] !== undefined && headers['sec-fetch-site'] !== 'same-origin') return true;
  return headers[OWN_HEADER] === undefined;
};
