/** Unpacks the stored image of the present estate in advance, so that other things are done meanwhile. */
import { estateVersion } from '../../store/readEstate.ts';
import { runsOfState, unpackImage } from '../../store/runsOfState.ts';
import type { Workspace } from '../workspace.ts';
import { keptOf } from './kept.ts';

/** An image that is being unpacked, by its hash. */
export interface Unpacking {
  readonly hash: string;
  readonly bytes: Promise<Uint8Array | undefined>;
}

/** Begins with the image of the last run of the present estate: all runs of one state have the same. Null where nothing has to be unpacked. */
export const beginUnpacking = (workspace: Workspace): Unpacking | null => {
  const { db } = workspace;
  const version = estateVersion(db);
  if (keptOf.get(db)?.mark.version === version || workspace.estateInMemory()) return null;
  const runs = runsOfState(db, version);
  if (runs.length === 0 || runs.some(({ id }) => workspace.runs.has(id))) return null;
  const hash = runs[0].imageHash;
  const bytes = unpackImage(db, hash);
  // Whoever waits for it hears of a failure; nobody else does.
  bytes.catch(() => undefined);
  return { hash, bytes };
};
