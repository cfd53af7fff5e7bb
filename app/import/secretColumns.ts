/** Which cells of a rejected row may hold a license key or a password: files have columns beside those of the estate, and a row that was cut wrongly keeps them. */
import { COLUMNS } from '../../engine/estate/keys.ts';
import type { TableName } from '../../engine/estate/tables.ts';

const SECRET =
  /keys?\b|schl(ü|ue)ssel|passw|passphrase|kennwort|secret|geheim|token|credential|zugangsdaten|\bpin\b|(activation|aktivierungs?|unlock|freischalt|release|licen[sc]e|lizenz|product|produkt|\bcd) ?codes?\b/;

/** "ProductKey" and "product_key" are both "product key". */
const wordsOf = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether a column is called like something that must not be shown. Columns of the estate hold no keys; serials are names. */
const isSecretColumn = (table: TableName, name: string): boolean =>
  !COLUMNS[table].includes(name.trim().toLowerCase()) && SECRET.test(wordsOf(name));

export interface CutRow {
  readonly table: TableName;
  readonly columns: readonly string[];
  readonly cells: readonly string[];
  /** Column of the fault; blank where it is the row as a whole. */
  readonly column: string;
}

/**
 * Places of the cells that may hold a secret. Where a row could not be cut into the cells of its header, everything from the
 * first place that the secret may have moved to is taken for one: a cell with a wrong quote may have swallowed those after it.
 */
export const secretPlaces = (
  { table, columns, cells, column }: CutRow,
  isBroken: boolean,
): ((place: number) => boolean) => {
  const places = columns.flatMap((name, place) => (isSecretColumn(table, name) ? [place] : []));
  if (places.length === 0) return () => false;
  if (!isBroken) return place => places.includes(place);
  const missing = Math.max(0, columns.length - cells.length);
  const fault = columns.indexOf(column);
  const first = Math.min(places[0] - missing, fault < 0 ? places[0] : fault);
  return place => place >= first;
};
