/** Why a license was chosen, in the reader's language. The API says it in English; here it is said in German with the same numbers. */

import type { Language } from './language.ts';
import { byRules, inLanguage, type Rule, type Sentence } from './rules.ts';

const amount = (text: string): string => text.replace(/^about /, 'etwa ').replace(/(\d+)\.(\d\d)/, '$1,$2');

const RULES: readonly Rule[] = [
  [/^(.*) has it because it is allocated\.$/, key => `${key} deckt sie ab, weil diese Lizenz zugewiesen ist.`],
  [
    /^(.*) has it as under the policy priority, because it is measured\.$/,
    key => `${key} deckt sie ab wie beim Verteilverfahren nach Priorität, weil der Verbrauch gemessen wird.`,
  ],
  [
    /^(.*) has it because no other license may cover it\.$/,
    key => `${key} deckt sie ab, weil es keine andere Lizenz darf.`,
  ],
  [
    /^(.*) has it because that uses nothing up, as (.*) would\.$/,
    (key, other) => `${key} deckt sie ab, weil das nichts verbraucht, anders als bei ${other}.`,
  ],
  [
    /^(.*) has it because that frees (.*), which is scarcer: one more of it is worth (.*), one more of (.*?) ((?:about )?\d+\.\d\d.*)\.$/,
    (key, other, worth, again, own) =>
      `${key} deckt sie ab, weil das ${other} entlastet, die knapper ist: eine mehr davon ist ${amount(worth)} wert, eine mehr von ${again} ${amount(own)}.`,
  ],
  [
    /^(.*) has it because that frees (.*), which is scarcer\.$/,
    (key, other) => `${key} deckt sie ab, weil das ${other} entlastet, die knapper ist.`,
  ],
  [
    /^(.*) has it because it is cheaper than (.*): (\d+\.\d\d.*) instead of (\d+\.\d\d.*) each\.$/,
    (key, other, own, theirs) =>
      `${key} deckt sie ab, weil diese Lizenz günstiger ist als ${other}: je ${amount(own)} statt ${amount(theirs)}.`,
  ],
  [
    /^(.*) has it because it is cheaper than (.*)\.$/,
    (key, other) => `${key} deckt sie ab, weil diese Lizenz günstiger ist als ${other}.`,
  ],
  [
    /^(.*) has it because it covers it exactly, and (.*) would not\.$/,
    (key, other) => `${key} deckt sie ab, weil das genau der Lizenz entspricht, bei ${other} nicht.`,
  ],
  [
    /^(.*) has it because it has entitlements enough, and (.*) has none left\.$/,
    (key, other) => `${key} deckt sie ab, weil ihr Bestand reicht und der von ${other} erschöpft ist.`,
  ],
  [
    /^(.*) has it because no better distribution was found with (.*) in its place\.$/,
    (key, other) => `${key} deckt sie ab, weil mit ${other} an ihrer Stelle keine bessere Verteilung gefunden wurde.`,
  ],
  [/^(.*) has it; (.*) would be as good\.$/, (key, other) => `${key} deckt sie ab; ${other} wäre ebenso gut.`],
];

/** Why a decision went to its license. */
export const choiceSentence = (english: string, language: Language): Sentence =>
  inLanguage(english, language, text => byRules(RULES, text));
