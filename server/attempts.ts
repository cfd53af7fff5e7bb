/** Failed attempts to log in, counted for each address: after too many, nothing that was not known good before is even looked at. */

export const FAILURES_MAX = 10;
export const WINDOW_MS = 60_000;
/** Addresses that are remembered; beyond it the oldest are forgotten. */
const ADDRESSES_MAX = 10_000;

export interface Attempts {
  /** Seconds to wait before another attempt from this address is looked at; 0 when it may be made. */
  readonly wait: (address: string) => number;
  readonly failed: (address: string) => void;
}

export const openAttempts = (now: () => number): Attempts => {
  const failures = new Map<string, { count: number; readonly since: number }>();
  const current = (address: string) => {
    const found = failures.get(address);
    if (found && now() - found.since >= WINDOW_MS) failures.delete(address);
    return failures.get(address);
  };
  return {
    wait: address => {
      const found = current(address);
      return found && found.count >= FAILURES_MAX ? Math.ceil((found.since + WINDOW_MS - now()) / 1000) : 0;
    },
    failed: address => {
      const found = current(address);
      if (found) found.count++;
      else failures.set(address, { count: 1, since: now() });
      const [oldest] = failures.keys();
      if (failures.size > ADDRESSES_MAX) failures.delete(oldest);
    },
  };
};
