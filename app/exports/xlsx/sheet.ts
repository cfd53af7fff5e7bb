/** One sheet as XML, row by row: the first row stays in sight, numbers are numbers, and text is never a formula. */
import { isFormula } from '../csv.ts';

/** An exact amount, such as 1200.50; shown with two decimals. */
interface Amount {
  readonly amount: string;
}

/** What a cell can hold; null is blank. A number is a count. */
export type CellValue = string | number | Amount | null;

export interface SheetColumn<T> {
  readonly head: string;
  /** In characters. */
  readonly width: number;
  readonly value: (row: T) => CellValue;
}

/** Places of the formats in the style sheet of the workbook. */
export const STYLE = { plain: 0, head: 1, count: 2, amount: 3, harmless: 4 } as const;

/** What a spreadsheet can hold: longer text makes it refuse the file, further digits it would change in silence. */
const CHARACTERS_MAX = 32_767;
const DIGITS_MAX = 15;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in XML
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const codeOf = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Text for XML as spreadsheets read it; what only looks like one of their escapes is kept as it is. */
export const xmlText = (text: string): string =>
  (text.length > CHARACTERS_MAX ? `${text.slice(0, CHARACTERS_MAX - 1)}…` : text)
    .toWellFormed()
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(UNWRITABLE, codeOf)
    .replace(/[&<>"]/g, character => ESCAPES[character]);

/** A, B … Z, AA …: the name of a column by its place from 0. */
const columnName = (place: number): string =>
  place < 26 ? String.fromCharCode(65 + place) : `${columnName(Math.floor(place / 26) - 1)}${columnName(place % 26)}`;

const textCell = (at: string, text: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

const isExact = (amount: string): boolean => amount.replaceAll(/\D/g, '').length <= DIGITS_MAX;

/** A text that a spreadsheet would run when it is edited is marked as text, as an apostrophe before it would. */
const cellOf = (at: string, value: CellValue): string => {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${at}" s="${STYLE.count}"><v>${value}</v></c>`;
  if (typeof value === 'string') return textCell(at, value, isFormula(value) ? STYLE.harmless : STYLE.plain);
  const { amount } = value;
  return isExact(amount) ? `<c r="${at}" s="${STYLE.amount}"><v>${amount}</v></c>` : textCell(at, amount, STYLE.plain);
};

/** The sheet; `isFirst` is the one that is shown when the file is opened. */
export function* sheetXml<T>(
  columns: readonly SheetColumn<T>[],
  rows: Iterable<T>,
  isFirst: boolean,
): Iterable<string> {
  const names = columns.map((_, place) => columnName(place));
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
  yield `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">`;
  yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  yield '<selection pane="bottomLeft"/></sheetView></sheetViews><cols>';
  for (const [place, { width }] of columns.entries())
    yield `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`;
  yield '</cols><sheetData><row r="1">';
  for (const [place, { head }] of columns.entries()) yield textCell(`${names[place]}1`, head, STYLE.head);
  yield '</row>';
  let line = 1;
  for (const row of rows) {
    line++;
    yield `<row r="${line}">`;
    for (const [place, { value }] of columns.entries()) yield cellOf(`${names[place]}${line}`, value(row));
    yield '</row>';
  }
  yield '</sheetData></worksheet>';
}
