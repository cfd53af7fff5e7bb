/** The estate of real names straight from its CSV files, read without the engine: what figures are computed from by hand. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

export const REAL_ESTATE = fileURLToPath(new URL('../../fixtures/real-estate/', import.meta.url));
export const INVENTORIES = fileURLToPath(new URL('../../fixtures/formats/glpi/', import.meta.url));
export const PAGE = fileURLToPath(new URL('../../docs/real-estate.md', import.meta.url));

export type Cells = Readonly<Record<string, string>>;

/** Rows of one file as they stand there. */
export const raw = (table: string): readonly Cells[] =>
  parse(readFileSync(`${REAL_ESTATE}${table}.csv`), { bom: true, columns: true, trim: true });

const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/** A pattern of a rule as a regular expression: `*` is any run of characters, blank fits anything. */
const expression = (pattern: string): RegExp => {
  const parts = plain(pattern === '' ? '*' : pattern).split('*');
  return new RegExp(`^${parts.map(part => part.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')).join('.*')}$`, 's');
};

const rules = raw('recognition').map(rule => ({
  rule,
  fits: [expression(rule.name), expression(rule.version), expression(rule.publisher)] as const,
}));

/** All rules that fit a piece of evidence, one after the other, without any index. */
const fitting = (piece: Cells): readonly Cells[] => {
  const [name, version, publisher] = [plain(piece.name), plain(piece.version), plain(piece.publisher)];
  return rules
    .filter(({ fits }) => fits[0].test(name) && fits[1].test(version) && fits[2].test(publisher))
    .map(({ rule }) => rule);
};

/** What becomes of each distinct publisher, name and version. No two rules that fit one name differ, so any may decide. */
const judged = new Map<string, readonly Cells[]>();

export const rulesFor = (piece: Cells): readonly Cells[] => {
  const key = JSON.stringify([piece.publisher, piece.name, piece.version]);
  if (!judged.has(key)) judged.set(key, fitting(piece));
  return judged.get(key)!;
};

export const answerOf = (rule: Cells): string =>
  rule.ignore === 'yes' ? 'ignored' : [rule.product, rule.product_version, rule.product_edition].join(' | ');

/** Distinct recognized software: computer, product, version and edition, joined by bars. */
export const software = (): ReadonlySet<string> =>
  new Set(
    raw('evidence')
      .map(piece => ({ piece, rule: rulesFor(piece)[0] }))
      .filter(({ rule }) => rule !== undefined && rule.ignore !== 'yes')
      .map(({ piece, rule }) => `${piece.computer} | ${answerOf(rule)}`),
  );
