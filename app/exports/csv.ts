/** CSV as spreadsheets read it, with cells that a spreadsheet would run as a formula made harmless. */

/** A number, also a negative one, is no formula. */
const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const FORMULA = /^[=+\-@\t\r]/;

/** Whether a spreadsheet would run the text. */
export const isFormula = (text: string): boolean => FORMULA.test(text) && !NUMBER.test(text);

/** Text that a spreadsheet would run gets a leading apostrophe, by which the spreadsheet shows it as it is. */
export const harmlessCell = (text: string): string => (isFormula(text) ? `'${text}` : text);

/** What a cell can hold; null is blank. */
export type CsvValue = string | number | null;

const cell = (value: CsvValue): string => {
  if (value === null) return '';
  const safe = harmlessCell(String(value));
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One line with its end. */
const csvLine = (values: readonly CsvValue[]): string => `${values.map(cell).join(',')}\r\n`;

/** The header, then a line for each row. */
export function* csvLines<T>(
  columns: readonly (readonly [name: string, value: (row: T) => CsvValue])[],
  rows: Iterable<T>,
): Iterable<string> {
  yield csvLine(columns.map(([name]) => name));
  for (const row of rows) yield csvLine(columns.map(([, value]) => value(row)));
}
