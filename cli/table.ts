/** Tables of text: aligned, numbers to the right, and narrow enough for a screen where the names allow it. */
import { faint } from './paint.ts';

export interface TableColumn<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string | number | null;
  readonly right?: boolean;
  /** May be cut where the table would be too wide: names, never keys or numbers. */
  readonly cuttable?: boolean;
  readonly paint?: (text: string, row: Row) => string;
}

const WIDTH = 100;
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
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  limit = WIDTH,
): string[] => {
  if (rows.length === 0) return [];
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

/** Text in lines of at most `width` places, each after the first indented. */
export const wrapped = (text: string, indent: string, width = WIDTH): string[] => {
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
