/** What is wrong with parameters of a metric and with tier tables, and what to write instead. */
import type { Rule } from '../rules.ts';

export const PARAMETER_RULES: readonly Rule[] = [
  [/^(".*") is not a tier table\.$/s, text => `${text} ist keine Staffeltabelle.`],
  [/^(".*") is not a tier\.$/s, text => `${text} ist keine Stufe einer Staffeltabelle.`],
  [/^The last tier has an end\.$/, () => 'Die letzte Stufe hat eine Obergrenze.'],
  [/^A tier before the last one has no end\.$/, () => 'Eine Stufe vor der letzten hat keine Obergrenze.'],
  [
    /^The tier up to (\S+) does not rise above the one before it\.$/,
    upTo => `Die Stufe bis ${upTo} liegt nicht über der vor ihr.`,
  ],
  [/^The number is 0, and things are divided by it\.$/, () => 'Die Zahl ist 0, aber es wird durch sie geteilt.'],
  [/^(".*") does not name a parameter\.$/s, text => `${text} ist keine Angabe eines Parameters.`],
  [/^The parameter (".*") is given twice\.$/, text => `Der Parameter ${text} ist zweimal angegeben.`],
  [/^Metric (\S+) has no parameter (".*")\.$/, (metric, text) => `Die Metrik ${metric} hat keinen Parameter ${text}.`],
  [
    /^Give parameters as name=value, separated by \|\.$/,
    () => 'Schreiben Sie Parameter als Name=Wert, getrennt durch |.',
  ],
  [/^Give each parameter once\.$/, () => 'Geben Sie jeden Parameter einmal an.'],
  [
    /^Give one of (.*), or tiers as "up to:factor" with commas, rising, the last without an end, such as (\S+)\.$/,
    (names, example) =>
      `Möglich sind ${names}, oder Stufen als „bis:Faktor“ mit Kommas, steigend, die letzte ohne Obergrenze, etwa ${example}.`,
  ],
  [/^Metric (\S+) has the parameters (.*)\.$/, (metric, names) => `Die Metrik ${metric} hat die Parameter ${names}.`],
  [/^Metric (\S+) has no parameters\.$/, metric => `Die Metrik ${metric} hat keine Parameter.`],
];
