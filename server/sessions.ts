/** Browser sessions: a link that works once puts a cookie into the browser; only hashes of both are kept, in memory. */
import { createHash, randomBytes } from 'node:crypto';
import type { Viewer } from '../schema/graphql/context.ts';

export const COOKIE = 'samwise_session';
/** A link that was printed stays good this long. */
const CODE_MS = 60 * 60_000;
/** A session ends when it was not used this long. */
export const IDLE_MS = 12 * 60 * 60_000;
const SESSIONS_MAX = 1_000;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export interface Sessions {
  /** A new code for whoever is at the terminal. */
  readonly newCode: (viewer: Viewer) => string;
  /** Exchanges a code for the secret of a session; undefined where it is not good any more. */
  readonly login: (code: string) => string | undefined;
  /** Whose session this is. */
  readonly find: (secret: string) => Viewer | undefined;
  readonly end: (secret: string) => void;
}

export const openSessions = (now: () => number): Sessions => {
  const codes = new Map<string, { readonly viewer: Viewer; readonly until: number }>();
  const sessions = new Map<string, { readonly viewer: Viewer; usedAt: number }>();
  return {
    newCode: viewer => {
      const code = randomBytes(32).toString('base64url');
      codes.set(hashOf(code), { viewer, until: now() + CODE_MS });
      return code;
    },
    login: code => {
      const found = codes.get(hashOf(code));
      codes.delete(hashOf(code));
      if (!found || found.until < now()) return undefined;
      const secret = randomBytes(32).toString('base64url');
      sessions.set(hashOf(secret), { viewer: found.viewer, usedAt: now() });
      const [oldest] = sessions.keys();
      if (sessions.size > SESSIONS_MAX) sessions.delete(oldest);
      return secret;
    },
    find: secret => {
      const found = sessions.get(hashOf(secret));
      if (!found) return undefined;
      if (now() - found.usedAt > IDLE_MS) {
        sessions.delete(hashOf(secret));
        return undefined;
      }
      found.usedAt = now();
      return found.viewer;
    },
    end: secret => {
      sessions.delete(hashOf(secret));
    },
  };
};
