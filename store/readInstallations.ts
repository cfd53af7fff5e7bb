/** Reads installations as columns of numbers: an aggregate that is called row by row inside the scan spares an array for each row. */
import type { Database } from 'better-sqlite3';
import type { Row } from '../engine/estate/tables.ts';
import { inOneState, readIds } from './readEstate.ts';

export interface Application {
  readonly product: string;
  readonly version: string;
  readonly edition: string;
}

export interface Installations {
  /** Index into `readTable(db, 'computers')`. */
  readonly computers: Int32Array;
  /** Index into `applications`. */
  readonly applications: Int32Array;
  /** Days since 1970-01-01, `NEVER` where not known; only when asked for. */
  readonly lastUsed?: Int32Array;
}

/** Stands for a day that is not given. */
export const NEVER = -2147483648;

const APPLICATIONS = `
  select p.product, coalesce(v.version, '') version, coalesce(e.edition, '') edition
  from applications a
  join products p on p.id = a.product_id
  left join versions v on v.id = a.version_id
  left join editions e on e.id = a.edition_id
  order by a.id`;

/** Every product, version and edition that can be installed, in database order. */
const readApplications = (db: Database): Application[] => db.prepare(APPLICATIONS).all() as Application[];

/** Where each number of a record stands among the rows. */
const places = (ids: Int32Array): Int32Array => {
  const table = new Int32Array((ids.at(-1) ?? 0) + 1).fill(-1);
  for (let place = 0; place < ids.length; place++) table[ids[place]] = place;
  return table;
};

/**
 * Installations sorted by computer, columns of one state of the database: all, or those last used before a day (whole days since
 * 1970-01-01) and those of which no day is known, or those of some applications.
 */
export const readInstallations = (
  db: Database,
  options: {
    readonly lastUsed?: boolean;
    readonly usedBefore?: number;
    readonly isWanted?: (application: Application) => boolean;
  } = {},
): Installations & { readonly applicationRows: readonly Application[] } =>
  inOneState(db, () => {
    const applicationRows = readApplications(db);
    const applicationIds = Int32Array.from(
      db.prepare('select id from applications order by id').pluck().all() as number[],
    );
    const { usedBefore, isWanted } = options;
    const conditions = [
      ...(usedBefore === undefined ? [] : [`(last_used is null or last_used < ${Math.trunc(usedBefore)})`]),
      ...(isWanted ? [`application_id in (${applicationIds.filter((_, at) => isWanted(applicationRows[at]))})`] : []),
    ];
    const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
    const count = Number(db.prepare(`select count(*) from installations ${where}`).pluck().get());
    const columns = {
      computers: new Int32Array(count),
      applications: new Int32Array(count),
      ...(options.lastUsed && { lastUsed: new Int32Array(count) }),
    };
    scan(db, columns, places(readIds(db, 'computers')), places(applicationIds), where);
    return { ...columns, applicationRows };
  });

const scan = (
  db: Database,
  to: Installations,
  computerAt: Int32Array,
  applicationAt: Int32Array,
  where: string,
): void => {
  const { computers, applications, lastUsed } = to;
  let row = 0;
  const put = (computer: number, application: number, used: number | null): void => {
    computers[row] = computerAt[computer];
    applications[row] = applicationAt[application];
    if (lastUsed) lastUsed[row] = used ?? NEVER;
    row++;
  };
  const columns = lastUsed ? ['computer_id', 'application_id', 'last_used'] : ['computer_id', 'application_id'];
  aggregate(db, columns.length, put);
  db.prepare(`select visit_installation(${columns.join(', ')}) from installations ${where}`).get();
  if (row !== computers.length) throw new Error(`${computers.length} installations were counted, but ${row} were read`);
};

/** Defines the aggregate anew for each scan. Its running total means nothing: it only visits. */
const aggregate = (db: Database, width: number, visit: (a: number, b: number, c: number | null) => void): void => {
  const step = (total: number, a: number, b: number): number => {
    visit(a, b, null);
    return total;
  };
  const stepWide = (total: number, a: number, b: number, c: number | null): number => {
    visit(a, b, c);
    return total;
  };
  db.aggregate('visit_installation', {
    start: 0,
    step: (width === 3 ? stepWide : step) as (total: number, ...values: unknown[]) => number,
    result: () => null,
  });
};

const ROWS = `
  select c.computer, p.product, coalesce(v.version, '') version, coalesce(e.edition, '') edition,
    i.installed_on, i.last_used
  from installations i
  join computers c on c.id = i.computer_id
  join applications a on a.id = i.application_id
  join products p on p.id = a.product_id
  left join versions v on v.id = a.version_id
  left join editions e on e.id = a.edition_id
  order by i.computer_id, i.application_id`;

/** Installations as rows, for small estates, exports and what-if. */
export const readInstallationRows = (db: Database): Row<'installations'>[] =>
  db.prepare(ROWS).all() as Row<'installations'>[];
