/** Keeps runs: what was computed when and from what, with their result columns and the image of the estate, so that a stored position still explains itself. */
import { constants, createZstdDecompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { StoreError } from './errors.ts';
import { type After, type Condition, type ListOrder, pageSql, parametersOf, whereOf } from './keyset.ts';
import { prepared } from './prepared.ts';
import { estateVersion, inOneState } from './readEstate.ts';

export interface RunSummary<Totals = unknown> {
  readonly id: number;
  /** Days since 1970-01-01. */
  readonly asOf: number;
  readonly policy: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly startedAt: number;
  readonly milliseconds: number;
  readonly proven: boolean;
  /** Distance to the bound; null where the result is proven best. */
  readonly gap: number | null;
  readonly catalogHash: string;
  readonly imageHash: string;
  /** State of the estate that was computed, see `estateVersion`. */
  readonly estateVersion: number;
  readonly totals: Totals;
}

export interface Run<Totals = unknown> extends RunSummary<Totals> {
  readonly columns: Readonly<Record<string, Uint8Array>>;
}

/** A run to be kept. `image` may be left out where one with this hash is known to be stored. */
export interface NewRun extends Omit<RunSummary, 'id' | 'estateVersion'> {
  /** The present state when left out. */
  readonly estateVersion?: number;
  readonly image?: Uint8Array;
  readonly columns: Readonly<Record<string, Uint8Array>>;
}

/** Level 1 packs 40 MB of a typed image in about 0.1 s to a quarter. */
const pack = (bytes: Uint8Array): Buffer =>
  zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });

/** Bytes as they are stored, to be unpacked where that suits whoever reads them. */
export type Packed = Uint8Array;

/** Bytes that are unpacked at a time. */
const PIECE_BYTES = 4_194_304;

/** Unpacks at once. */
export const unpack = (bytes: Packed): Uint8Array => {
  const plain = zstdDecompressSync(bytes, { chunkSize: PIECE_BYTES });
  // A copy of its own, aligned for every typed array.
  return new Uint8Array(plain);
};

/** Unpacks in another thread, piece by piece, so that others are answered meanwhile. */
export const unpackAside = async (bytes: Packed): Promise<Uint8Array> => {
  const unpacking = createZstdDecompress({ chunkSize: PIECE_BYTES });
  unpacking.end(bytes);
  const pieces: Uint8Array[] = [];
  for await (const piece of unpacking) pieces.push(piece);
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
    await new Promise<void>(resolve => setImmediate(resolve));
  }
  return all;
};

/** Whether an image is stored already, so that it need not be made into bytes again. */
export const hasImage = (db: Database, hash: string): boolean =>
  db.prepare('select 1 from images where hash = ?').get(hash) !== undefined;

/** Keeps a run whole or not at all and returns its number. */
export const saveRun = (db: Database, run: NewRun): number => {
  const save = db.transaction(() => {
    if (run.image && !hasImage(db, run.imageHash))
      db.prepare('insert into images (hash, bytes) values (?, ?)').run(run.imageHash, pack(run.image));
    const id = Number(
      db
        .prepare(
          `insert into runs (as_of, policy, started_at, milliseconds, proven, gap, catalog_hash, image_hash, estate_version, totals)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          run.asOf,
          run.policy,
          run.startedAt,
          Math.round(run.milliseconds),
          Number(run.proven),
          run.gap,
          run.catalogHash,
          run.imageHash,
          run.estateVersion ?? estateVersion(db),
          JSON.stringify(run.totals),
        ).lastInsertRowid,
    );
    const insert = db.prepare('insert into run_columns (run_id, name, bytes) values (?, ?, ?)');
    for (const [name, bytes] of Object.entries(run.columns)) insert.run(id, name, pack(bytes));
    return id;
  });
  return save.immediate();
};

const SUMMARY = `select id, as_of asOf, policy, started_at startedAt, milliseconds, proven, gap,
  catalog_hash catalogHash, image_hash imageHash, estate_version estateVersion, totals from runs`;

type Stored = Omit<RunSummary, 'proven' | 'totals'> & { readonly proven: number; readonly totals: string };

const read = (row: Stored): RunSummary => ({ ...row, proven: row.proven === 1, totals: JSON.parse(row.totals) });

/** Runs, the last first; `beforeId` goes on after the last one shown. */
export const listRuns = (db: Database, limit = 100, beforeId = Number.MAX_SAFE_INTEGER): RunSummary[] =>
  pageOfRuns(db, [], BY_NUMBER, [beforeId], limit);

/** The order in which runs were computed, the last first. */
export const BY_NUMBER: ListOrder = { expression: 't.id', isDescending: true };

/** Runs that meet the conditions, in an order, after the one that a page ended with. */
export const pageOfRuns = (
  db: Database,
  conditions: readonly Condition[],
  order: ListOrder,
  after: After,
  limit: number,
): RunSummary[] => {
  const { sql, parameters } = pageSql(conditions, order, after, limit);
  return (db.prepare(`${SUMMARY} t ${sql}`).all(...parameters) as Stored[]).map(read);
};

/** How many runs meet the conditions. */
export const countRuns = (db: Database, conditions: readonly Condition[] = []): number =>
  Number(
    db
      .prepare(`select count(*) from runs t ${whereOf(conditions)}`)
      .pluck()
      .get(...parametersOf(conditions)),
  );

/** A run without its columns, the last when no number is given; undefined where there is none. */
export const loadRunSummary = (db: Database, id?: number): RunSummary | undefined => {
  const row = (
    id === undefined
      ? prepared(db, `${SUMMARY} order by id desc limit 1`).get()
      : prepared(db, `${SUMMARY} where id = ?`).get(id)
  ) as Stored | undefined;
  return row && read(row);
};

/** Columns of a run as they are stored, by name. */
export const packedColumns = (db: Database, id: number): ReadonlyMap<string, Packed> =>
  new Map(db.prepare('select name, bytes from run_columns where run_id = ?').raw().all(id) as [string, Buffer][]);

/** A run with its columns, the last when no number is given; undefined where there is none. */
export const loadRun = (db: Database, id?: number): Run | undefined =>
  inOneState(db, () => {
    const summary = loadRunSummary(db, id);
    if (!summary) return undefined;
    const columns = [...packedColumns(db, summary.id)].map(([name, bytes]) => [name, unpack(bytes)]);
    return { ...summary, columns: Object.fromEntries(columns) };
  });

/** The image that a run was computed from, as it is stored. Throws `StoreError` NOT_FOUND where it is not. */
export const packedImage = (db: Database, hash: string): Packed => {
  const bytes = db.prepare('select bytes from images where hash = ?').pluck().get(hash) as Buffer | undefined;
  if (!bytes) throw new StoreError('NOT_FOUND', `There is no image ${hash} of an estate. Reconcile again.`);
  return bytes;
};

/** The same, unpacked. */
export const loadImage = (db: Database, hash: string): Uint8Array => unpack(packedImage(db, hash));
