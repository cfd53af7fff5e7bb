/** What every resolver is given: who asks, the workspace with the database, and the work that goes on in the background. */
import type { Jobs } from '../../app/jobs.ts';
import type { Scope } from '../../app/scope.ts';
import { dayOf, type TokenRole } from '../../app/vocabulary.ts';
import type { Workspace } from '../../app/workspace.ts';

/** Who asks. */
export interface Viewer {
  readonly name: string;
  readonly role: TokenRole;
  /** The part of the estate that is seen; everything when null or left out. */
  readonly scope?: Scope | null;
}

export interface Context {
  /** Null where nobody is logged in; every field refuses then. */
  readonly viewer: Viewer | null;
  /** Limited to the scope of the viewer. */
  readonly workspace: Workspace;
  readonly jobs: Jobs;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Says that whoever asks has gone; left out where nobody can go. */
  readonly signal?: AbortSignal;
}

/** The day it is, in UTC. */
export const today = ({ now }: Pick<Context, 'now'>): number => dayOf(now());
