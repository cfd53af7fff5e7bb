/** Turns evidence into installations through recognition, all in memory: declared installations first, then recognized ones, each once. */
import { rowKey } from '../estate/keys.ts';
import type { Row } from '../estate/tables.ts';
import { compileRecognition } from './recognize.ts';

export interface Conflict {
  /** Index of the evidence row. */
  readonly evidence: number;
  readonly rule: number;
  /** Indices of rules that fit too and give another answer. */
  readonly others: readonly number[];
}

export interface Recognized {
  readonly installations: readonly Row<'installations'>[];
  readonly conflicts: readonly Conflict[];
  /** Indices of evidence rows that no rule fits. */
  readonly unrecognized: readonly number[];
}

const earlier = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);
const later = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b));

/**
 * Installations of an estate: `declared` as they are, and one for each distinct computer, product, version and edition that
 * the rules make of the evidence. Pieces of evidence that become the same installation give it the first day installed and
 * the last day used; a declared installation stays as declared.
 */
export const installationsOf = (
  evidence: readonly Row<'evidence'>[],
  rules: readonly Row<'recognition'>[],
  declared: readonly Row<'installations'>[],
): Recognized => {
  const recognize = compileRecognition(rules);
  const found = new Map<string, Row<'installations'>>();
  const declaredKeys = new Set(declared.map(row => rowKey('installations', row)));
  const conflicts: Conflict[] = [];
  const unrecognized: number[] = [];
  for (const [index, piece] of evidence.entries()) {
    const { rule, conflicts: others } = recognize(piece.publisher, piece.name, piece.version);
    if (others.length > 0) conflicts.push({ evidence: index, rule, others });
    if (rule < 0) unrecognized.push(index);
    if (rule < 0 || rules[rule].ignore) continue;
    const { product, product_version: version, product_edition: edition } = rules[rule];
    const { computer, installed_on, last_used } = piece;
    const row = { computer, product, version, edition, installed_on, last_used };
    const key = rowKey('installations', row);
    if (declaredKeys.has(key)) continue;
    const before = found.get(key);
    found.set(
      key,
      before
        ? {
            ...before,
            installed_on: earlier(before.installed_on, installed_on),
            last_used: later(before.last_used, last_used),
          }
        : row,
    );
  }
  return { installations: [...declared, ...found.values()], conflicts, unrecognized };
};
