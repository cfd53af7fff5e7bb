/** A workspace: an open database with the catalog beside it and the estate kept in memory for as long as it does not change. */
import type { Database } from 'better-sqlite3';
import { metricAliases } from '../catalog/license-types.ts';
import { type Catalog, hashOfCatalog, loadCatalog } from '../catalog/load.ts';
import { termsFor } from '../catalog/terms.ts';
import type { MetricAliases } from '../engine/estate/metric-names.ts';
import { imageOf } from '../engine/image/build.ts';
import type { Image, InstallationColumns } from '../engine/image/image.ts';
import type { Terms } from '../engine/terms.ts';
import { type OpenOptions, openStore } from '../store/open.ts';
import { estateVersion, inOneState, readEstate, type StoredEstate } from '../store/readEstate.ts';
import { readInstallations } from '../store/readInstallations.ts';
import { openRunCache, type RunCache } from './runCache.ts';
import type { Scope } from './scope.ts';

/** The estate as it is stored now. */
export interface PresentEstate {
  /** Number of changes the estate has seen: equal numbers mean an equal estate. */
  readonly version: number;
  readonly rows: StoredEstate;
  readonly columns: InstallationColumns;
  readonly image: Image;
}

export interface Workspace {
  /** Path of the database. */
  readonly file: string;
  readonly db: Database;
  /** Read when first asked for. */
  readonly catalog: Catalog;
  /** Hash of the catalog; parses nothing. */
  readonly catalogHash: () => string;
  /** Names of license types that stand for metrics. */
  readonly metricAliases: MetricAliases;
  /** The publishers' numbers of a day (whole days since 1970-01-01). */
  readonly termsFor: (asOf: number) => Terms;
  /** The present estate; read anew only when it has changed since. */
  readonly estate: () => PresentEstate;
  readonly image: () => Image;
  /** The present estate where it is in memory already; reads nothing. */
  readonly estateInMemory: () => PresentEstate | undefined;
  /** Runs that were opened lately. */
  readonly runs: RunCache;
  /** The part of the estate that whoever asks may see; everything when left out. */
  readonly scope?: Scope;
  readonly close: () => void;
}

export interface WorkspaceOptions extends OpenOptions {
  /** The catalog that ships with the project when left out. */
  readonly catalog?: Catalog;
  /** How many runs stay open in memory. */
  readonly runsKept?: number;
}

const readPresent = (db: Database): PresentEstate =>
  inOneState(db, () => {
    const version = estateVersion(db);
    const rows = readEstate(db);
    const { computers, applications, applicationRows } = readInstallations(db);
    const columns = { applications: applicationRows, computer: computers, application: applications };
    return { version, rows, columns, image: imageOf(rows, columns) };
  });

/** Opens (or creates) the database `file`. Throws `StoreError` with a sentence where that is not possible. */
export const openWorkspace = (file: string, options: WorkspaceOptions = {}): Workspace => {
  const db = openStore(file, options);
  let catalog = options.catalog;
  let aliases: MetricAliases | undefined;
  let present: PresentEstate | undefined;
  const estate = (): PresentEstate => {
    if (present?.version !== estateVersion(db)) {
      present = undefined;
      present = readPresent(db);
    }
    return present;
  };
  return {
    file,
    db,
    get catalog() {
      catalog ??= loadCatalog();
      return catalog;
    },
    catalogHash: () => catalog?.hash ?? hashOfCatalog(),
    get metricAliases() {
      aliases ??= metricAliases(this.catalog);
      return aliases;
    },
    termsFor(asOf) {
      return termsFor(this.catalog, asOf);
    },
    estate,
    image: () => estate().image,
    estateInMemory: () => (present?.version === estateVersion(db) ? present : undefined),
    runs: openRunCache(options.runsKept ?? 4),
    close: () => db.close(),
  };
};

/** The same workspace for somebody who may see a part of the estate: runs and lists that are asked of it are limited to the part. */
export const withinScope = (workspace: Workspace, scope: Scope | null | undefined): Workspace =>
  scope ? Object.create(workspace, { scope: { value: scope, enumerable: true } }) : workspace;
