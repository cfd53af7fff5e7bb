/** A change set as the page edits it: its YAML text is what counts, and single changes are taken out of it and put into it. */
import { type Document, type ErrorCode, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** A row of a change set: columns that are given, as text. */
export interface Entry {
  readonly op: 'set' | 'remove';
  readonly table: string;
  /** Its place among the rows of its table. */
  readonly at: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly line: number | undefined;
}

interface Mistake {
  readonly line: number;
  readonly code: ErrorCode;
  readonly message: string;
}

export interface ChangeSet {
  readonly asOf: string | null;
  readonly entries: readonly Entry[];
  /** What is wrong with the text itself; what is wrong with the rows, the API says. */
  readonly mistakes: readonly Mistake[];
}

const read = (text: string): { readonly document: Document; readonly lines: LineCounter } => {
  const lines = new LineCounter();
  // Nothing is interpreted, so that a version 1.10 stays 1.10.
  return { document: parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false }), lines };
};

const textOf = (node: unknown): string => {
  if (isScalar(node)) return String(node.value ?? '');
  if (isSeq(node)) return node.items.map(textOf).join('|');
  if (isMap(node)) return node.items.map(({ key, value }) => `${textOf(key)}=${textOf(value)}`).join('|');
  return '';
};

const pairsOf = (node: unknown): readonly (readonly [string, unknown])[] =>
  isMap(node) ? node.items.map(({ key, value }) => [textOf(key), value] as const) : [];

/** Takes the single changes out of a text. */
export const readChangeSet = (text: string): ChangeSet => {
  const { document, lines } = read(text);
  const mistakes = document.errors.map(({ pos, code, message }) => ({
    line: lines.linePos(pos[0]).line,
    code,
    message,
  }));
  if (mistakes.length > 0) return { asOf: null, entries: [], mistakes };
  const lineOf = (node: Node): number | undefined => (node.range ? lines.linePos(node.range[0]).line : undefined);
  const rowsOf = (op: Entry['op'], tables: readonly (readonly [string, unknown])[]): readonly Entry[] =>
    tables.flatMap(([table, rows]) =>
      (isSeq(rows) ? rows.items : []).map((row, at) => ({
        op,
        table,
        at,
        cells: Object.fromEntries(pairsOf(row).map(([column, value]) => [column, textOf(value)])),
        line: lineOf(row as Node),
      })),
    );
  const root = pairsOf(document.contents);
  const asOf = root.find(([key]) => key === 'as_of');
  return {
    asOf: asOf ? textOf(asOf[1]) : null,
    entries: [
      ...rowsOf(
        'set',
        root.filter(([key]) => key !== 'as_of' && key !== 'remove'),
      ),
      ...rowsOf('remove', pairsOf(root.find(([key]) => key === 'remove')?.[1])),
    ],
    mistakes,
  };
};

const LINE_WIDTH = 140;

const written = (document: Document): string => {
  const { contents } = document;
  return isMap(contents) && contents.items.length === 0 ? '' : document.toString({ lineWidth: LINE_WIDTH });
};

type Cells = Readonly<Record<string, string>>;

const pathOf = ({ op, table }: Pick<Entry, 'op' | 'table'>): readonly string[] =>
  op === 'remove' ? ['remove', table] : [table];

/** Adds rows at the end of their tables. Comments and the order of what is there stay. */
export const withEntries = (
  text: string,
  added: readonly { readonly op: Entry['op']; readonly table: string; readonly cells: Cells }[],
): string => {
  const { document } = read(text);
  if (!isMap(document.contents)) document.contents = document.createNode({}) as never;
  for (const { cells, ...where } of added) {
    const row = document.createNode(cells, { flow: true });
    const path = pathOf(where);
    const rows = document.getIn(path);
    if (isSeq(rows)) rows.add(row);
    else document.setIn(path, document.createNode([row]));
  }
  return written(document);
};

/** Takes a row out, and its table where it was the last one. */
export const withoutEntry = (text: string, entry: Entry): string => {
  const { document } = read(text);
  const path = pathOf(entry);
  document.deleteIn([...path, entry.at]);
  const rows = document.getIn(path);
  if (isSeq(rows) && rows.items.length === 0) document.deleteIn(path);
  const removals = document.get('remove');
  if (isMap(removals) && removals.items.length === 0) document.delete('remove');
  return written(document);
};

/** Sets the day, or takes it out. */
export const withDay = (text: string, day: string | null): string => {
  const { document } = read(text);
  if (!isMap(document.contents)) document.contents = document.createNode({}) as never;
  if (day === null) document.delete('as_of');
  else document.set('as_of', day);
  return written(document);
};

/** A key for something that is planned and not among those given: PLAN-1, PLAN-2 … */
export const newKey = (entries: readonly Entry[], table: string, column: string): string => {
  const taken = new Set(entries.filter(entry => entry.table === table).map(({ cells }) => cells[column]));
  for (let number = 1; ; number++) if (!taken.has(`PLAN-${number}`)) return `PLAN-${number}`;
};
