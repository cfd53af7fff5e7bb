/** Recognition: which rule turns a piece of raw evidence into a product, by an index that looks at few rules for each name. */
import type { Row } from '../estate/tables.ts';
import { fold } from '../names.ts';
import { compilePattern, foldText, type Pattern } from './patterns.ts';

interface Recognition {
  /** Index of the rule that decides, -1 where none fits. */
  readonly rule: number;
  /** Indices of further rules that fit and give another answer, to be reported. */
  readonly conflicts: readonly number[];
}

export type Recognize = (publisher: string, name: string, version: string) => Recognition;

interface Rule {
  readonly index: number;
  readonly name: Pattern;
  readonly version: Pattern;
  readonly publisher: Pattern;
  /** What the rule makes of the evidence, as one comparable text. */
  readonly answer: string;
}

const NONE: Recognition = Object.freeze({ rule: -1, conflicts: Object.freeze([]) });

/** Names whose fitting rules are remembered; beyond this many the memory starts anew. */
const REMEMBERED_MAX = 200_000;

const answerOf = (row: Row<'recognition'>): string =>
  row.ignore ? '\u0000ignore' : [row.product, row.product_version, row.product_edition].map(fold).join('\u0000');

/** The most literal characters in name, then version, then publisher, then the earlier row. */
const byPrecedence = (a: Rule, b: Rule): number =>
  b.name.literals - a.name.literals ||
  b.version.literals - a.version.literals ||
  b.publisher.literals - a.publisher.literals ||
  a.index - b.index;

/** Finds the rules that may fit a name: exact names by the name, others by the text before their first `*`. */
const indexByName = (rules: readonly Rule[]): ((name: string) => readonly Rule[]) => {
  const exact = Map.groupBy(
    rules.filter(rule => rule.name.isExact),
    rule => rule.name.prefix,
  );
  const byLength = Map.groupBy(
    rules.filter(rule => !rule.name.isExact),
    rule => rule.name.prefix.length,
  );
  const prefixes = [...byLength].map(
    ([length, ofLength]) => [length, Map.groupBy(ofLength, rule => rule.name.prefix)] as const,
  );
  return name => {
    const found: Rule[] = [...(exact.get(name) ?? [])];
    for (const [length, byPrefix] of prefixes) {
      if (length > name.length) continue;
      for (const rule of byPrefix.get(name.slice(0, length)) ?? []) if (rule.name.fits(name)) found.push(rule);
    }
    return found.sort(byPrecedence);
  };
};

/** A copy that does not keep alive the longer text that it may have been cut from. */
const detached = (text: string): string => `_${text}`.slice(1);

/**
 * Compiles recognition rules (in database order) into a function from evidence to the rule that decides. Ten thousand rules
 * against millions of pieces of evidence are fine: rules are looked up by name, and names repeat. Source: estate, Recognition.
 */
export const compileRecognition = (rows: readonly Row<'recognition'>[]): Recognize => {
  const rules = rows.map((row, index) => ({
    index,
    name: compilePattern(row.name),
    version: compilePattern(row.version),
    publisher: compilePattern(row.publisher),
    answer: answerOf(row),
  }));
  const candidatesOf = indexByName(rules);
  const remembered = new Map<string, readonly Rule[]>();

  const fitting = (name: string): readonly Rule[] => {
    let candidates = remembered.get(name);
    if (!candidates) {
      candidates = candidatesOf(foldText(name));
      if (remembered.size >= REMEMBERED_MAX) remembered.clear();
      remembered.set(detached(name), candidates);
    }
    return candidates;
  };

  return (publisher, name, version) => {
    const candidates = fitting(name);
    if (candidates.length === 0) return NONE;
    const foldedVersion = foldText(version);
    const foldedPublisher = foldText(publisher);
    let winner: Rule | undefined;
    const conflicts: number[] = [];
    for (const rule of candidates) {
      if (!rule.version.fits(foldedVersion) || !rule.publisher.fits(foldedPublisher)) continue;
      if (!winner) winner = rule;
      else if (rule.answer !== winner.answer) conflicts.push(rule.index);
    }
    return winner ? { rule: winner.index, conflicts } : NONE;
  };
};
