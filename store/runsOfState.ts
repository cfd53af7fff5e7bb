/** Reads of what was computed from one state of the estate, without opening whole runs. */
import { promisify } from 'node:util';
import { zstdDecompress, zstdDecompressSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { loadRunSummary, type RunSummary } from './runs.ts';

/** Runs computed from a state of the estate (see `estateVersion`), the last first. */
export const runsOfState = (db: Database, version: number): readonly RunSummary[] =>
  (db.prepare('select id from runs where estate_version = ? order by id desc').pluck().all(version) as number[]).map(
    id => loadRunSummary(db, id)!,
  );

/** The number of the newest run; 0 where there is none. */
export const lastRunId = (db: Database): number =>
  Number(db.prepare('select coalesce(max(id), 0) from runs').pluck().get());

/** One result column of a run; undefined where it has none of this name. */
export const loadRunColumn = (db: Database, run: number, name: string): Uint8Array | undefined => {
  const packed = db.prepare('select bytes from run_columns where run_id = ? and name = ?').pluck().get(run, name) as
    | Buffer
    | undefined;
  return packed && new Uint8Array(zstdDecompressSync(packed));
};

/** An image packs to a fifth or less; room for all of it spares putting pieces together. Memory that is not filled costs nothing. */
const ROOM = 8;
const ROOM_BYTES_MIN = 1_048_576;
const ROOM_BYTES_MAX = 1_073_741_824;

/** The image of an estate, unpacked beside whatever else is done meanwhile; undefined where it is not stored. */
export const unpackImage = async (db: Database, hash: string): Promise<Uint8Array | undefined> => {
  const packed = db.prepare('select bytes from images where hash = ?').pluck().get(hash) as Buffer | undefined;
  if (!packed) return undefined;
  const chunkSize = Math.min(ROOM_BYTES_MAX, Math.max(ROOM_BYTES_MIN, packed.length * ROOM));
  const bytes = await promisify(zstdDecompress)(packed, { chunkSize });
  // Numbers in it are looked at without a copy, which takes an aligned beginning.
  return bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
};
