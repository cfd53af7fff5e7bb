/** Joins a row that came in with what is stored of it, checks the whole, and finds the numbers of all it names. */
import { checkProductRights, checkRow, hasChecks } from '../../engine/estate/checks.ts';
import type { Finding } from '../../engine/estate/finding.ts';
import { type Problem, WARNINGS } from '../../engine/estate/problem.ts';
import { ADDED_WHEN_USED, type Place, referenceUnknown } from '../../engine/estate/references.ts';
import type { Value } from '../../engine/estate/values.ts';
import type { MetricId } from '../../engine/metrics/parameters.ts';
import { type Cell, encode, type RecordTable, STORED } from '../stored.ts';
import type { ImportContext } from './context.ts';
import { PRODUCT_COLUMNS } from './parts.ts';

export type PlainRow = Readonly<Record<string, Value>>;

export interface Settled {
  /** Stored cells in the order of the columns. */
  readonly cells: readonly Cell[];
}

/** Makes the step for one table. It returns the cells, or undefined when it put an error among `problems`. */
export const settleRow = (context: ImportContext, table: RecordTable, complete: boolean) => {
  const { db, references, metricAliases } = context;
  const columns = STORED[table];
  const metricOf = db.prepare('select metric from licenses where id = ?').pluck();
  const rechecks = hasChecks(table) && !complete;

  const findings = (row: PlainRow, place: Omit<Place, 'column'>, joined: boolean, problems: Problem[]): void => {
    const add = (found: readonly Finding[], warnings: boolean): void => {
      for (const finding of found) if (warnings || !WARNINGS.has(finding.code)) problems.push({ ...place, ...finding });
    };
    if (rechecks && joined) add(checkRow(table, row, { metricAliases }), false);
    if (table !== 'license_products') return;
    const license = references.find('licenses', String(row.license));
    const metric = license === undefined ? undefined : (metricOf.get(license) as MetricId);
    if (metric) add(checkProductRights(row, metric), true);
  };

  /** Numbers of what exists; `undefined` stays where a product or user is to be added once the row is known to be good. */
  const resolve = (row: PlainRow, place: Omit<Place, 'column'>, problems: Problem[]): (Cell | undefined)[] =>
    columns.map(({ name, column }) => {
      const to = column.references;
      if (!to) return encode(row[name]);
      const spelling = String(row[name]);
      if (spelling === '') return null;
      const id = references.find(to, spelling);
      if (id === undefined && !ADDED_WHEN_USED.has(to))
        problems.push(referenceUnknown({ ...place, column: name }, to, spelling));
      return id;
    });

  const add = (row: PlainRow, cells: (Cell | undefined)[], place: Omit<Place, 'column'>): void => {
    for (const [at, { name, column }] of columns.entries())
      if (cells[at] === undefined)
        cells[at] = references.findOrAdd(column.references as 'products' | 'users', String(row[name]), {
          ...place,
          column: name,
        });
    for (const parts of PRODUCT_COLUMNS[table] ?? []) {
      const product = String(row[parts.product]);
      if (product === '') continue;
      const id = Number(cells[columns.findIndex(({ name }) => name === parts.product)]);
      references.part('versions', id, product, String(row[parts.version]), { ...place, column: parts.version });
      references.part('editions', id, product, String(row[parts.edition]), { ...place, column: parts.edition });
    }
  };

  return (row: PlainRow, place: Omit<Place, 'column'>, joined: boolean, problems: Problem[]): Settled | undefined => {
    findings(row, place, joined, problems);
    const cells = resolve(row, place, problems);
    if (problems.some(({ code }) => !WARNINGS.has(code))) return undefined;
    add(row, cells, place);
    return { cells: cells as Cell[] };
  };
};
