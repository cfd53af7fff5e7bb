/** Where the figures of an overview lead: to the rows behind them, in the run that was chosen. */
import { addressWith, type Patch } from '../../state/location.ts';

/** `chosen` is the run in the address; without one it is the last. */
export const rowsOf =
  (chosen: string | null) =>
  (patch: Patch, path = '/positions'): string =>
    addressWith(path, new URLSearchParams(), { run: chosen, ...patch });

/** Positions with a shortfall, the worst first. */
export const SHORT = { status: 'at-risk', sort: 'shortfall', order: 'desc' } as const;
/** Positions with a shortfall, the dearest first. */
export const DEAR = { status: 'at-risk', sort: 'exposure', order: 'desc' } as const;
/** Positions by what is free, the most first. */
export const FREE = { sort: 'available', order: 'desc' } as const;
