/** How a command ends: what its exit status says, and the errors that lead there. */

export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  /** Done, but what it found is not in order; only with --fail-on. */
  found: 3,
  /** Ended by Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** The command line itself is wrong. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Somebody pressed Ctrl-C. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted. The database is as it was.');
    this.name = 'Interrupted';
  }
}
