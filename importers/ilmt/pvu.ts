/**
 * Gathers `pvu_sub_capacity.csv`. A row is an installed instance, but its PVU belong to the physical server: they count once for
 * each product and server. Together they make up the product's metric quantity, which is the tool's own result.
 */
import { quoted } from '../../engine/estate/numbers.ts';
import type { Problem, ProblemCode } from '../../engine/estate/problem.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import { fold } from '../../engine/names.ts';
import type { Batch, BrokenRow, FileProblem, Item } from '../source.ts';
import type { Places } from './columns.ts';

const MEASUREMENT = ['license', 'date', 'computer', 'region', 'source', 'value'];

/** A row that is to come, and its line. */
interface Placed {
  readonly cells: readonly string[];
  readonly line: number;
}

interface Product {
  readonly name: string;
  readonly publisher: string;
  readonly quantity: number;
  readonly peak: string;
  readonly line: number;
  /** PVU and line by server. */
  readonly servers: Map<string, { readonly server: string; readonly pvu: number; readonly line: number }>;
}

/** Names of bundles stay English in every language; the word for "none" does not, and holds none of these. */
const isBundle = (text: string): boolean => /\b(IBM|HCL|FlexPoint|Cloud Pak)\b/i.test(text);

const batch = (table: TableName, columns: readonly string[], rows: readonly Placed[]): Batch[] =>
  rows.length === 0
    ? []
    : [{ kind: 'batch', table, columns, rows: rows.map(({ cells }) => cells), lines: rows.map(({ line }) => line) }];

/** Starts to gather one file. */
export const startGathering = (file: string, places: Places) => {
  const products = new Map<string, Product>();
  const servers = new Map<string, Placed>();
  const computers = new Map<string, Placed & { readonly peak: string }>();
  const bundles = new Map<string, number>();
  const broken: BrokenRow[] = [];

  const breakRow = (
    cells: readonly string[],
    line: number,
    code: ProblemCode,
    column: string,
    words: string[],
  ): void => {
    const [message, help] = words;
    const problem: Problem = { code, table: 'measurements', file, line, column, message, help };
    broken.push({ kind: 'broken', table: 'measurements', columns: MEASUREMENT, cells, problem });
  };

  /** Takes one row of the file, as wide as the header. */
  const take = (cells: readonly string[], line: number): void => {
    const cell = (field: keyof Places): string => cells[places[field]].trim();
    const name = cell('product');
    const peak = cell('peak').slice(0, 10);
    const server = cell('server') || cell('computer');
    const measurement = [name, peak, server, '', 'ilmt', cell('pvu')];
    if (isBundle(cell('bundle'))) {
      bundles.set(cell('bundle'), bundles.get(cell('bundle')) ?? line);
      return;
    }
    if (!/^\d{4}-\d\d-\d\d$/.test(peak)) {
      const message = `The peak of ${quoted(name)} is at ${quoted(cell('peak'))}, which does not begin with a date.`;
      breakRow(measurement, line, 'DATE_INVALID', 'date', [message, 'Give the day of the peak as 2026-01-31.']);
      return;
    }
    const wrong = (['quantity', 'pvu'] as const).find(field => !/^\d*$/.test(cell(field)));
    if (wrong) {
      const message = `${quoted(cell(wrong))} is no number of PVU of ${quoted(name)}.`;
      breakRow(measurement, line, 'NUMBER_INVALID', 'value', [message, 'Give a whole number without separators.']);
      return;
    }
    takePvu(name, server, peak, line, cell);
    takeComputer(cell('computer'), server, peak, line, cell);
  };

  const takePvu = (
    name: string,
    server: string,
    peak: string,
    line: number,
    cell: (field: keyof Places) => string,
  ): void => {
    const known = products.get(fold(name));
    const product = known ?? {
      name,
      publisher: cell('publisher') || 'IBM',
      quantity: Number(cell('quantity')),
      peak,
      line,
      servers: new Map(),
    };
    if (!known) products.set(fold(name), product);
    const pvu = Number(cell('pvu'));
    const before = product.servers.get(fold(server));
    if (!before || before.pvu < pvu) product.servers.set(fold(server), { server, pvu, line });
  };

  const takeComputer = (
    computer: string,
    server: string,
    peak: string,
    line: number,
    cell: (field: keyof Places) => string,
  ): void => {
    if (!servers.has(fold(server))) servers.set(fold(server), { cells: [server, 'server', cell('processor')], line });
    const before = computers.get(fold(computer));
    if (computer === '' || fold(computer) === fold(server) || (before && before.peak >= peak)) return;
    const cells = [computer, 'virtual', server, cell('processor'), cell('os')];
    computers.set(fold(computer), { cells, line, peak });
  };

  /**
   * The measurements of a product. What its servers lack of its metric quantity is measured without a computer, but only
   * where no row was rejected: such a row brings its share itself once it is mended.
   */
  const measured = ({ name, quantity, peak, line, servers: found }: Product, isWhole: boolean): Placed[] => {
    const row = (server: string, pvu: number, at: number): Placed => ({
      cells: [name, peak, server, '', 'ilmt', String(pvu)],
      line: at,
    });
    const rows = [...found.values()].map(one => row(one.server, one.pvu, one.line));
    const sum = [...found.values()].reduce((total, { pvu }) => total + pvu, 0);
    if (sum <= quantity) return sum < quantity && isWhole ? [...rows, row('', quantity - sum, line)] : rows;
    for (const { cells, line: at } of rows) {
      const message = `The servers of ${quoted(name)} have ${sum} PVU together, more than its metric quantity of ${quantity}.`;
      const help = `Measure ${quoted(name)} by hand: rows of measurements with source ilmt that add up to ${quantity}.`;
      breakRow(cells, at, 'NUMBER_OUT_OF_RANGE', 'value', [message, help]);
    }
    return [];
  };

  /** Everything that was gathered; `isWhole` says that no row of the file was rejected before it came here. */
  const items = (isWhole: boolean): Item[] => {
    const all = [...products.values()];
    const isComplete = isWhole && broken.length === 0;
    const rows = all.flatMap(product => measured(product, isComplete));
    const licenses = all.map(({ name, publisher, line }) => ({ cells: [name, publisher, 'ibm_pvu'], line }));
    return [
      ...[...bundles].map(([bundle, line]) => bundled(file, bundle, line)),
      ...batch('licenses', ['license', 'publisher', 'metric'], licenses),
      ...batch('computers', ['computer', 'chassis', 'processor_model'], [...servers.values()]),
      ...batch('computers', ['computer', 'kind', 'host', 'processor_model', 'os'], [...computers.values()]),
      ...batch('measurements', MEASUREMENT, rows),
      ...broken,
    ];
  };

  return { take, items };
};

const bundled = (file: string, bundle: string, line: number): FileProblem => ({
  kind: 'problem',
  problem: {
    code: 'COLUMN_UNKNOWN',
    table: 'measurements',
    file,
    line,
    column: 'FlexPoint or Cloud Pak Bundle',
    message: `What is charged to the bundle ${quoted(bundle)} was not read: it uses no PVU of the products themselves.`,
    help: 'Give a license of the bundle in licenses, and what it uses in measurements or by its installations.',
  },
});
