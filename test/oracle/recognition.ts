/** Raw evidence becomes installations: of the rules that fit, the one with the most literal characters wins. */
import type { Row } from '../../engine/estate/tables.ts';
import { applicationOf } from './installations.ts';
import { keyOf } from './names.ts';
import { fitsPattern, literalCharacters } from './pattern.ts';

type Rule = Row<'recognition'>;

const fits = (pattern: string, text: string) => pattern.trim() === '' || fitsPattern(pattern, text);

/** The rule that says what the evidence is; undefined where none fits. */
function ruleFor(evidence: Row<'evidence'>, rules: readonly Rule[]): Rule | undefined {
  const fitting = rules.filter(
    rule =>
      fits(rule.publisher, evidence.publisher) &&
      fits(rule.name, evidence.name) &&
      fits(rule.version, evidence.version),
  );
  const [best] = fitting.toSorted(
    (a, b) =>
      literalCharacters(b.name) - literalCharacters(a.name) ||
      literalCharacters(b.version) - literalCharacters(a.version) ||
      literalCharacters(b.publisher) - literalCharacters(a.publisher),
  );
  return best;
}

/** Installations as given, then those that the evidence shows, each application once on a computer. */
export function recognized(
  installations: readonly Row<'installations'>[],
  evidence: readonly Row<'evidence'>[],
  rules: readonly Rule[],
): Row<'installations'>[] {
  const found = evidence.flatMap(row => {
    const rule = ruleFor(row, rules);
    if (!rule || rule.ignore) return [];
    const { product, product_version: version, product_edition: edition } = rule;
    return [
      { computer: row.computer, product, version, edition, installed_on: row.installed_on, last_used: row.last_used },
    ];
  });
  const byKey = new Map<string, Row<'installations'>>();
  for (const row of [...installations, ...found]) {
    const { product, version, edition } = applicationOf(row);
    const id = [keyOf(row.computer), product, version, edition].join('\n');
    if (!byKey.has(id)) byKey.set(id, row);
  }
  return [...byKey.values()];
}
