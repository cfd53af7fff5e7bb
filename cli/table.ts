/** Tables of text: aligned, numbers to the right, and narrow enough for a screen where the names allow it. */
import { faint } from './paint.ts';

export interface TableColumn<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string | number | null;
  readonly right?: boolean;
  /** May be cut where the table would be too wide: names, never keys or numbers. */
  readonly cuttable?: boolean;
  /** May be left out where the table would be too wide: always, or where it holds nothing but zeros. */
  readonly spare?: 'always' | 'zeros';
  readonly paint?: (text: string, row: Row) => string;
}

const WIDTH = 100;
const WIDTH_MIN = 40;
const GAP = '  ';
const CUT_MIN = 8;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** East Asian letters and pictures take two places. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const PLAIN = /^[\x20-\x7e]*$/;

const widthOf = (text: string): number =>
  PLAIN.test(text)
    ? text.length
    : [...graphemes.segment(text)].reduce((sum, { segment }) => sum + (WIDE.test(segment) ? 2 : 1), 0);

const cut = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += WIDE.test(segment) ? 2 : 1;
    if (used >= width) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
};

/** Control characters of imported names must not move the cursor. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}/gu, '\ufffd');

/** Places of a line of the stream: those of the terminal, or the usual ones where there is none. */
const screenOf = ({ isTTY, columns }: NodeJS.WriteStream): number =>
  isTTY && columns > 0 ? Math.max(WIDTH_MIN, columns) : WIDTH;

/** Places for running text: long lines are hard to read, however wide the screen. */
export const textWidth = (stream: NodeJS.WriteStream = process.stdout): number => Math.min(WIDTH, screenOf(stream));

/** The columns that stay where the table is too wide even when all that may be cut is cut: spare ones go, the last first. */
const fitting = <Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  limit: number,
): readonly TableColumn<Row>[] => {
  const least = columns.map(({ head, cell, cuttable }) => {
    const width = rows.reduce((most, row) => Math.max(most, widthOf(plain(String(cell(row) ?? '')))), head.length);
    return cuttable ? Math.min(width, CUT_MIN) : width;
  });
  let total = least.reduce((sum, width) => sum + width, 0) + GAP.length * (columns.length - 1);
  const gone = new Set<number>();
  for (let at = columns.length - 1; at >= 0 && total > limit; at--) {
    const { spare, cell } = columns[at];
    if (spare === undefined || (spare === 'zeros' && rows.some(row => (cell(row) || 0) !== 0))) continue;
    gone.add(at);
    total -= least[at] + GAP.length;
  }
  return columns.filter((_, at) => !gone.has(at));
};

/** Takes places from the widest columns that may be cut until the table fits or nothing more can be taken. */
const narrow = (widths: number[], cuttable: readonly boolean[], limit: number): void => {
  const total = (): number => widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1);
  while (total() > limit) {
    let widest = -1;
    for (const [at, width] of widths.entries())
      if (cuttable[at] && width > CUT_MIN && (widest < 0 || width > widths[widest])) widest = at;
    if (widest < 0) return;
    widths[widest]--;
  }
};

/** The lines of a table, the head first; none where there are no rows. */
export const tableLines = <Row>(
  all: readonly TableColumn<Row>[],
  rows: readonly Row[],
  limit = screenOf(process.stdout),
): string[] => {
  if (rows.length === 0) return [];
  const columns = fitting(all, rows, limit);
  const cells = rows.map(row => columns.map(({ cell }) => plain(String(cell(row) ?? ''))));
  const widths = columns.map(({ head }, at) =>
    cells.reduce((most, line) => Math.max(most, widthOf(line[at])), head.length),
  );
  narrow(
    widths,
    columns.map(column => column.cuttable ?? false),
    limit,
  );
  const pad = (text: string, at: number): string => {
    const blank = ' '.repeat(Math.max(0, widths[at] - widthOf(text)));
    return columns[at].right ? blank + text : text + blank;
  };
  const last = columns.length - 1;
  const line = (texts: readonly string[], row?: Row): string =>
    texts
      .map((text, at) => {
        const shown = cut(text, widths[at]);
        const padded = at === last && !columns[at].right ? shown : pad(shown, at);
        return row !== undefined && columns[at].paint ? columns[at].paint(padded, row) : padded;
      })
      .join(GAP)
      .trimEnd();
  return [faint(line(columns.map(({ head }) => head))), ...cells.map((texts, at) => line(texts, rows[at]))];
};

/** Text in lines of at most `width` places, each indented. */
export const wrapped = (text: string, indent: string, width = textWidth()): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of plain(text).split(' ')) {
    if (line !== '' && widthOf(indent) + widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
};
