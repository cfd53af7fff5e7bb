/** The arithmetic of a position, and the problems of a run, in the reader's language, with the same numbers. */
import { activationInGerman } from './activation.ts';
import type { Language } from './language.ts';
import { FINDINGS_DE, NOT_IN_FORCE_DE, SECTIONS_DE } from './reasons.ts';
import { byRules, inLanguage, type Rule, type Sentence } from './rules.ts';

const decimal = (text: string): string => text.replace('.', ',');

const POSITION_RULES: readonly Rule[] = [
  [/^Not in force: (.*)\.$/, reason => NOT_IN_FORCE_DE[reason] && `Nicht in Kraft: ${NOT_IN_FORCE_DE[reason]}.`],
  [
    /^Entitled to (\d+)(?:, ([\d.]+) ?(.*) each)?\.$/,
    (count, price, currency) =>
      `Der Bestand ist ${count}${price ? `, je ${decimal(price)} ${currency}`.trimEnd() : ''}.`,
  ],
  [
    /^Consumes (\d+) through (\d+) installations(?:, (\d+) of them exempt)?\.$/,
    (count, raw, exempt) =>
      `Verbraucht ${count} durch ${raw} Installationen${exempt ? `, davon ${exempt} ausgenommen` : ''}.`,
  ],
  [
    /^Nothing measures it, so the position is not tracked\.$/,
    () => 'Es gibt keine Messwerte, deshalb wird die Bilanz nicht verfolgt.',
  ],
  [
    /^Short by (\d+)(?:: ([\d.]+) ?(.*?))?\.$/,
    (count, cost, currency) => `Es fehlen ${count}${cost ? `: ${decimal(cost)} ${currency}`.trimEnd() : ''}.`,
  ],
  [
    /^(\d+) to be ordered at the next true-up\.$/,
    count => `${count} sind bei der nächsten Nachlizenzierung zu bestellen.`,
  ],
  [
    /^One more entitlement would (probably )?not lower the exposure\.$/,
    probably => `Ein Nutzungsrecht mehr würde das finanzielle Risiko ${probably ? 'wahrscheinlich ' : ''}nicht senken.`,
  ],
  [
    /^One more entitlement would lower the exposure by (about )?([\d.]+) ?(.*?)\.$/,
    (about, sum, currency) =>
      `Ein Nutzungsrecht mehr würde das finanzielle Risiko um ${about ? 'etwa ' : ''}${decimal(sum)} ${currency}`.trimEnd() +
      ' senken.',
  ],
  [/^(-?\d+) available\.$/, count => `Verfügbar sind ${count}.`],
  [
    /^(\d+) more than bought, which this license allows\.$/,
    count => `${count} mehr als gekauft, was diese Lizenz erlaubt.`,
  ],
  [
    /^The right (\w+) is inherited from the contract (.*)\.$/,
    (section, contract) => `Das Recht ${SECTIONS_DE[section] ?? section} ist vom Vertrag ${contract} geerbt.`,
  ],
  [
    /^(?:(.*): )?(.*)\.$/,
    (about, text) => FINDINGS_DE[text] && `${about ? `${aboutInGerman(about)}: ` : ''}${FINDINGS_DE[text]}.`,
  ],
];

const aboutInGerman = (about: string): string =>
  about
    .replace('needed for the count', 'für die Zählung nötig')
    .replace(
      /(\w+) is inherited from (.*), which has ended/,
      (_, section: string, contract: string) => `${SECTIONS_DE[section] ?? section} von ${contract}, der beendet ist`,
    )
    .replace(/no linked contract grants this right \((\w+)\)/, (_, section: string) => SECTIONS_DE[section] ?? section)
    .replace(/multiple_use (\w+) does not fit this metric and counts as none/, 'Mehrfachnutzung zählt nicht')
    .replace(/^(\d+) of (.*) have no base to upgrade$/, '$1 von $2');

/** A sentence of a position's arithmetic, or of a problem in a run, in German; undefined where it has an unknown form. */
export const positionInGerman = (english: string): string | undefined =>
  activationInGerman(english) ?? byRules(POSITION_RULES, english);

/** A sentence of a position's arithmetic, or of a problem in a run. */
export const positionSentence = (english: string, language: Language): Sentence =>
  inLanguage(english, language, positionInGerman);
