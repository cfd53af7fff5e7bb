/** Advice in the reader's language. The API says it in English; here it is said in German with the same numbers. */
import type { Language } from './language.ts';
import { byRules, inLanguage, type Rule, type Sentence } from './rules.ts';

/** "600.00 EUR and 80.00 USD" → "600,00 EUR und 80,00 USD". */
const amounts = (text: string): string => text.replaceAll(/(\d+)\.(\d\d)(?!\d)/g, '$1,$2').replaceAll(' and ', ' und ');

/** ": 600.00 EUR" or "; no price is known". */
const priced = (text: string): string => (text.startsWith(';') ? '; ein Preis ist nicht bekannt' : amounts(text));

const installations = (count: string): string => (count === '1' ? '1 Installation' : `${count} Installationen`);

/** "frees 2 of VISIO and lowers the exposure by 600.00 EUR" */
const changes = (text: string): string =>
  text
    .split(/ and (?=lowers|raises|leaves|frees)/)
    .map(part =>
      part
        .replace(/^frees (\d+) of (.*)$/, 'gibt $1 von $2 frei')
        .replace(/^lowers the exposure by (.*)$/, (_, sum: string) => `senkt das finanzielle Risiko um ${amounts(sum)}`)
        .replace(
          /^raises the exposure by (.*)$/,
          (_, sum: string) => `erhöht das finanzielle Risiko um ${amounts(sum)}`,
        )
        .replace(/^leaves (\d+) fewer uncovered$/, 'verringert das Ungedeckte um $1')
        .replace(/^changes no position$/, 'ändert keine Bilanz'),
    )
    .join(' und ');

const WHERE: Readonly<Record<string, string>> = {
  'which is retired': 'der ausgemustert ist',
  'which is ignored': 'der nicht teilnimmt',
  'who is not active': 'der nicht aktiv ist',
  'where nothing of it is used': 'wo nichts davon genutzt wird',
};

const when = (text: string): string =>
  text
    .replace(
      /^It may be given to another from (.*) on, (\d+) days after ([\d-]+)(; sooner if the user has left for good)?\.$/,
      (_, from: string, days: string, day: string, sooner?: string) =>
        `Sie darf ab ${from} weitergegeben werden, ${days} Tage nach ${day}${sooner ? '; früher, wenn der Benutzer endgültig ausgeschieden ist' : ''}.`,
    )
    .replace(
      /^It may be given to another (\d+) days after it was assigned; since when it is there is not recorded\.$/,
      'Sie darf $1 Tage nach der Zuweisung weitergegeben werden; seit wann sie dort ist, ist nicht erfasst.',
    )
    .replace(/^It may be given to another now\.$/, 'Sie darf jetzt weitergegeben werden.');

const RULES: readonly Rule[] = [
  [
    /^Buy (\d+) times (\d+) of (.*?)(: .*|; no price is known)\.$/,
    (packs, each, key, cost) => `${packs} mal ${each} von ${key} kaufen${priced(cost)}.`,
  ],
  [
    /^Buy (\d+) of (.*?)(: .*|; no price is known)\.$/,
    (count, key, cost) => `${count} von ${key} kaufen${priced(cost)}.`,
  ],
  [
    /^Where licenses are given out by the policy optimal, purchases cost (.*) less\.$/,
    sum => `Werden die Lizenzen optimal verteilt, kosten die Käufe ${amounts(sum)} weniger.`,
  ],
  [
    /^Under the policy optimal no cheaper purchases would do either\.$/,
    () => 'Auch bei optimaler Verteilung würden keine günstigeren Käufe genügen.',
  ],
  [
    /^Nothing cheaper was found under the policy optimal\.$/,
    () => 'Bei optimaler Verteilung wurde nichts Günstigeres gefunden.',
  ],
  [
    /^(\d+) installations? of (.*) (?:is|are) covered by nothing, and no license names it\.$/,
    (count, product) =>
      `${installations(count)} von ${product} ohne Lizenz, und für das Produkt ist keine Lizenz erfasst.`,
  ],
  [
    /^(\d+) installations? of (.*) (?:is|are) covered by nothing; a license like (.*) would need (\d+)(: .*|; no price is known)\.$/,
    (count, product, like, needed, cost) =>
      `${installations(count)} von ${product} ohne Lizenz; eine Lizenz wie ${like} bräuchte ${needed}${priced(cost)}.`,
  ],
  [
    /^Removing (\d+) unused installations? of (.*?) ((?:frees|lowers|raises|leaves|changes) .*)\.$/,
    (count, product, what) =>
      `${count === '1' ? '1 ungenutzte Installation' : `${count} ungenutzte Installationen`} von ${product} zu entfernen ${changes(what)}.`,
  ],
  [
    /^(\d+) of (.*?) (?:is|are) not needed(: .*?|; no price is known)\.(?: What ends on ([\d-]+) need not be renewed for them\.)?$/,
    (count, key, worth, day) =>
      `${count} von ${key} ${count === '1' ? 'wird' : 'werden'} nicht gebraucht${priced(worth)}.${day ? ` Was am ${day} endet, muss dafür nicht verlängert werden.` : ''}`,
  ],
  [
    /^(.*) is allocated to (.*), (which is retired|which is ignored|who is not active|where nothing of it is used)\. (It may .*?\.)(?: That (.*)\.)?$/,
    (key, whom, where, time, what) =>
      `${key} ist ${whom} zugewiesen, ${WHERE[where]}. ${when(time)}${what ? ` Das ${changes(what)}.` : ''}`,
  ],
];

/** One sentence of advice. What cannot be said in German stays as it was. */
export const adviceSentence = (english: string, language: Language): Sentence =>
  inLanguage(english, language, text => byRules(RULES, text));
