/** A workspace: an open database with the catalog beside it and the estate kept in memory for as long as it does not change. */
import type { Database } from 'better-sqlite3';
import { metricAliases } from '../catalog/license-types.ts';
import { type Catalog, loadCatalog } from '../catalog/load.ts';
import { termsFor } from '../catalog/terms.ts';
import type { MetricAliases } from '../engine/estate/metric-names.ts';
import { imageOf } from '../engine/image/build.ts';
import type { Image, InstallationColumns } from '../engine/image/image.ts';
import type { Terms } from '../engine/terms.ts';
import { type OpenOptions, openStore } from '../store/open.ts';
import { estateVersion, inOneState, readEstate, type StoredEstate } from '../store/readEstate.ts';
import { readInstallations } from '../store/readInstallations.ts';
import { openRunCache, type RunCache } from './runCache.ts';

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
  /** Names of license types that stand for metrics. */
  readonly metricAliases: MetricAliases;
  /** The publishers' numbers of a day (whole days since 1970-01-01). */
  readonly termsFor: (asOf: number) => Terms;
  /** The present estate; read anew only when it has changed since. */
  readonly estate: () => PresentEstate;
  readonly image: () => Image;
  /** Runs that were opened lately. */
  readonly runs: RunCache;
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
    get metricAliases() {
      aliases ??= metricAliases(this.catalog);
      return aliases;
    },
    termsFor(asOf) {
      return termsFor(this.catalog, asOf);
    },
    estate,
    image: () => estate().image,
    runs: openRunCache(options.runsKept ?? 4),
    close: () => db.close(),
  };
};
