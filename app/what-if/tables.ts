/** An estate as tables that are asked column by column: from rows in memory, from the image of an open run, from the snapshot of a stored one, or from the database. */
import type { Database } from 'better-sqlite3';
import { COLUMNS } from '../../engine/estate/keys.ts';
import type { Row } from '../../engine/estate/tables.ts';
import type { EstateRows, Image, InstallationColumns } from '../../engine/image/image.ts';
import { fold } from '../../engine/names.ts';
import type { EstateTables, PartTable } from '../../engine/part/tables.ts';
import { readColumn, readIds } from '../../store/readEstate.ts';
import { readInstallations } from '../../store/readInstallations.ts';
import { int32Of, jsonOf, splitBlocks } from '../blocks.ts';

/** Asks each column once. */
const remembered = (
  columnOf: (table: PartTable, name: string) => readonly unknown[],
): ((table: PartTable, name: string) => readonly unknown[]) => {
  const known = new Map<string, readonly unknown[]>();
  return (table, name) => {
    const key = `${table}.${name}`;
    let column = known.get(key);
    if (!column) {
      column = columnOf(table, name);
      known.set(key, column);
    }
    return column;
  };
};

/** Tables of rows that are in memory. */
export const tablesOfRows = (rows: EstateRows, installations: InstallationColumns): EstateTables => ({
  ...tablesOfRecords(rows),
  installations,
});

const tablesOfRecords = (rows: EstateRows): Omit<EstateTables, 'installations'> => ({
  column: remembered((table, name) =>
    (rows[table] as readonly object[]).map(row => (row as Readonly<Record<string, unknown>>)[name]),
  ),
  rows: <T extends PartTable>(table: T, places?: readonly number[]) => {
    const all = rows[table] as unknown as readonly Row<T>[];
    return places ? places.map(at => all[at]) : all;
  },
});

const installationsOfImage = ({
  rows,
  computers,
  products,
  applications,
  installations,
}: Image): InstallationColumns => {
  const rowAt = new Int32Array(computers.count);
  rows.computers.forEach((row, at) => {
    rowAt[computers.byKey.get(fold(row.computer))!] = at;
  });
  return {
    applications: Array.from(applications.product, (product, at) => ({
      product: products.name[product],
      version: applications.version[at],
      edition: applications.edition[at],
    })),
    computer: installations.computer.map(at => rowAt[at]),
    application: Int32Array.from(installations.application),
  };
};

/** Tables of an image: its installations count computers by key and applications in the order of units; they are turned back when asked for. */
export const tablesOfImage = (image: Image): EstateTables => {
  let installations: InstallationColumns | undefined;
  return {
    ...tablesOfRecords(image.rows),
    get installations() {
      installations ??= installationsOfImage(image);
      return installations;
    },
  };
};

/** Tables with so many rows that most of their cells are never asked for. */
const LARGE: ReadonlySet<PartTable> = new Set(['users', 'computers', 'usage', 'access']);

/** Rows that look their cells up in columns when asked: made at once, and columns that nobody asks for are not read. */
const lookingUp = (
  names: readonly string[],
  columnOf: (name: string) => readonly unknown[],
): ((at: number) => object) => {
  const row = Object.defineProperties(
    {},
    Object.fromEntries(
      names.map(name => {
        let cells: readonly unknown[] | undefined;
        const get = function (this: { readonly place: number }): unknown {
          cells ??= columnOf(name);
          return cells[this.place];
        };
        return [name, { get, enumerable: true }];
      }),
    ),
  );
  return place => ({ __proto__: row, place }) as object;
};

/** Bytes of one cell of a column in JSON, where all are alike: `[cell,cell,…]`. */
const cellBytes = (block: Uint8Array, count: number): number => (block.length - 1) / count - 1;

const COMMA = 0x2c;

/** Whether all cells of a column in JSON are the same, told by its bytes: many columns are blank all the way. */
const isConstant = (block: Uint8Array, count: number): boolean => {
  const bytes = cellBytes(block, count);
  if (count < 2 || !Number.isInteger(bytes) || block[1 + bytes] !== COMMA) return false;
  const step = bytes + 1;
  return Buffer.compare(block.subarray(1, block.length - 1 - step), block.subarray(1 + step, block.length - 1)) === 0;
};

/** The first cell of such a column as a column of its own. */
const firstOf = (block: Uint8Array, count: number): Uint8Array =>
  Buffer.concat([Buffer.from('['), block.subarray(1, 1 + cellBytes(block, count)), Buffer.from(']')]);

/** Where tables are asked for column by column. */
interface ColumnSource {
  /** Columns that there are. */
  readonly namesOf: (table: PartTable) => readonly string[];
  readonly countOf: (table: PartTable) => number;
  readonly columnOf: (table: PartTable, name: string) => readonly unknown[];
}

/** Only the columns that are asked for are read; of small tables all that there are where rows are. */
const tablesOfColumns = ({ namesOf, countOf, columnOf }: ColumnSource): Omit<EstateTables, 'installations'> => {
  const column = remembered(columnOf);
  return {
    column,
    rows: <T extends PartTable>(table: T, places?: readonly number[]) => {
      if (places?.length === 0) return [];
      const wanted = places ?? Array.from({ length: countOf(table) }, (_, at) => at);
      const names = namesOf(table);
      if (LARGE.has(table)) return wanted.map(lookingUp(names, name => column(table, name))) as unknown as Row<T>[];
      const cells = names.map(name => column(table, name));
      return wanted.map(at => Object.fromEntries(names.map((name, place) => [name, cells[place][at]])) as Row<T>);
    },
  };
};

/** Tables of a snapshot (see `snapshotOf`): only the columns that are asked for are read. */
export const tablesOfSnapshot = (bytes: Uint8Array): EstateTables => {
  const blocks = splitBlocks(bytes);
  const countOf = (table: PartTable): number => (blocks.has(table) ? (jsonOf(blocks.get(table)!) as number) : 0);
  const columnOf = (table: PartTable, name: string): readonly unknown[] => {
    const block = blocks.get(`${table}.${name}`);
    const count = countOf(table);
    if (!block) return new Array(count).fill(undefined);
    return isConstant(block, count)
      ? new Array(count).fill((jsonOf(firstOf(block, count)) as unknown[])[0])
      : (jsonOf(block) as unknown[]);
  };
  const namesOf = (table: PartTable): readonly string[] =>
    COLUMNS[table].filter(name => blocks.has(`${table}.${name}`));
  return {
    ...tablesOfColumns({ namesOf, countOf, columnOf }),
    installations: {
      applications: jsonOf(blocks.get('applications')!) as InstallationColumns['applications'],
      computer: int32Of(blocks.get('installations.computer')!),
      application: int32Of(blocks.get('installations.application')!),
    },
  };
};

/** Tables of the estate as it is stored now. Whoever asks several things of them asks in one state of the database. */
export const tablesOfStore = (db: Database): EstateTables => {
  const installed = (isWanted?: (product: string) => boolean): InstallationColumns => {
    const of = isWanted && { isWanted: ({ product }: { readonly product: string }) => isWanted(product) };
    const { computers, applications, applicationRows } = readInstallations(db, of);
    return { applications: applicationRows, computer: computers, application: applications };
  };
  return {
    ...tablesOfColumns({
      namesOf: table => COLUMNS[table],
      countOf: table => readIds(db, table).length,
      columnOf: (table, name) => readColumn(db, table, name),
    }),
    get installations() {
      return installed();
    },
    installationsOf: installed,
  };
};
