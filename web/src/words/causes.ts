/** Why two runs differ, in the reader's language. The API says it in English; here it is said in German with the same numbers. */
import type { Cause } from '../api/runs.ts';
import { sharesInGerman } from './activation.ts';
import { counted, differing, listed, of, problems } from './causes/listed.ts';
import { codeWords } from './codes.ts';
import type { Language } from './language.ts';
import { NOT_IN_FORCE_DE, SECTIONS_DE } from './reasons.ts';
import { byRules, inLanguage, type Rule, type Sentence } from './rules.ts';

const { policy: POLICIES, purchase: PURCHASES } = codeWords.de;
const upper = <Code extends string>(text: string): Code => text.toUpperCase() as Code;
const policy = (text: string): string => POLICIES[upper<keyof typeof POLICIES>(text)] ?? text;
const kind = (text: string): string => PURCHASES[upper<keyof typeof PURCHASES>(text)] ?? text;

const NUMBERS: Readonly<Record<string, string>> = {
  'defaults of the metric': 'Vorgaben der Metrik',
  'core factors': 'Kernfaktoren',
  'value units a core': 'Werteinheiten je Kern',
  tiers: 'Staffeltabellen',
};

const RULES: readonly Rule[] = [
  [/^Computed for (\S+) instead of (\S+)\.$/, (day, other) => `Berechnet für ${day} statt ${other}.`],
  [
    /^Given out by the policy (\w+) instead of (\w+)\.$/,
    (is, was) => `Verteilt nach dem Verfahren „${policy(is)}“ statt „${policy(was)}“.`,
  ],
  [
    /^The catalog of the publishers' numbers is another one\.$/,
    () => 'Der Katalog mit den Zahlen der Hersteller ist ein anderer.',
  ],
  [
    /^The publisher's numbers differ: (.*)\.$/,
    names =>
      `Die Zahlen des Herstellers sind andere: ${names
        .split(', ')
        .map(name => NUMBERS[name] ?? name)
        .join(', ')}.`,
  ],
  [/^The license is (new|gone)\.$/, what => `Die Lizenz ist ${what === 'new' ? 'neu' : 'nicht mehr da'}.`],
  [/^The license: (.*)\.$/, what => `Die Lizenz: ${listed(what)}.`],
  [/^Rights of the license: (.*)\.$/, what => `Rechte der Lizenz: ${listed(what)}.`],
  [/^No longer in force: (.*)\.$/, why => NOT_IN_FORCE_DE[why] && `Nicht mehr in Kraft: ${NOT_IN_FORCE_DE[why]}.`],
  [
    /^In force now; before, (.*)\.$/,
    why => NOT_IN_FORCE_DE[why] && `Jetzt in Kraft; vorher galt: ${NOT_IN_FORCE_DE[why]}.`,
  ],
  [
    /^The contract (.*) ended on (\S+); its rights are still taken\.$/,
    (contract, day) => `Der Vertrag ${contract} endete am ${day}; seine Rechte werden weiter geerbt.`,
  ],
  [
    /^The contract (.*) is (linked now|no longer linked)\.$/,
    (contract, how) => `Der Vertrag ${contract} ist ${how === 'linked now' ? 'jetzt' : 'nicht mehr'} verknüpft.`,
  ],
  [/^The contract (.*?): (.*)\.$/, (contract, what) => `Der Vertrag ${contract}: ${listed(` ${what}`).trim()}.`],
  [
    /^([\w, ]+) inherited from another contract\.$/,
    names =>
      `${names
        .split(', ')
        .map(name => SECTIONS_DE[name] ?? name)
        .join(', ')} von einem anderen Vertrag geerbt.`,
  ],
  [
    /^Purchase (.*) \((\w+), (\d+)\) (is|is not) in force on (\S+?)(?:: it (starts|expires) on (\S+))?\.$/,
    (key, what, count, is, day, how, other) =>
      `Der Kauf ${key} (${kind(what)}, ${count}) ist am ${day} ${is === 'is' ? 'in Kraft' : 'nicht in Kraft'}${
        how === '' ? '' : `: Er ${how === 'starts' ? 'beginnt' : 'endet'} am ${other}`
      }.`,
  ],
  [
    /^Purchase (.*) \((\w+), (\d+)\) (added|removed)\.$/,
    (key, what, count, how) =>
      `Der Kauf ${key} (${kind(what)}, ${count}) ist ${how === 'added' ? 'hinzugekommen' : 'weggefallen'}.`,
  ],
  [
    /^Purchase (.*?) on (\d{4}-\d\d-\d\d): (.*)\.$/,
    (key, day, shares) => `Der Kauf ${key} am ${day}: ${sharesInGerman(shares)}.`,
  ],
  [/^Purchase (.*?): (.*)\.$/, (key, what) => `Der Kauf ${key}: ${listed(what)}.`],
  [
    /^Test keys on (\d{4}-\d\d-\d\d): (.*)\.$/,
    (day, shares) => `Testschlüssel am ${day}: ${shares === 'none' ? 'keine' : sharesInGerman(shares)}.`,
  ],
  ...counted('installation', 'Installation', 'Installationen').map(
    ([form, say]): Rule => [form, (...found) => say(...found)?.replaceAll(/ on (?=\S)/g, ' auf ')],
  ),
  ...counted('computer', 'Computer', 'Computer'),
  ...counted('user', 'Benutzer', 'Benutzer'),
  differing('products? of the license', 'Produkt der Lizenz', 'Produkte der Lizenz'),
  differing('allocations?', 'Zuweisung', 'Zuweisungen'),
  differing('measurements?', 'Messung', 'Messungen'),
  differing('rows? of usage', 'Zeile der Nutzung', 'Zeilen der Nutzung'),
  differing('rows? of access', 'Zeile der Zugriffe', 'Zeilen der Zugriffe'),
  differing(
    '(?:version, edition or suite|versions, editions or suites) of its products',
    'Version, Edition oder Suite ihrer Produkte',
    'Versionen, Editionen oder Suiten ihrer Produkte',
  ),
  [
    /^(\d+) (new problems?|problems? less): (.*)\.$/,
    (count, what, text) => {
      const said = problems(text);
      const label = what.startsWith('new')
        ? of(count, 'neues Problem', 'neue Probleme')
        : of(count, 'Problem weniger', 'Probleme weniger');
      return said && `${label}: ${said}.`;
    },
  ],
  [
    /^Nothing about the license itself differs; the other policy gives installations out differently\.$/,
    () => 'An der Lizenz selbst ist nichts anders; das andere Verfahren verteilt die Installationen anders.',
  ],
  [
    /^Nothing about the license itself differs; (.*) took more or left more\.$/,
    others =>
      `An der Lizenz selbst ist nichts anders; ${
        others === 'other licenses' ? 'andere Lizenzen' : listed(others)
      }: Sie haben mehr übernommen oder mehr übrig gelassen.`,
  ],
  [
    /^Nothing about the product or the licenses that name it differs; what they cover depends on other licenses\.$/,
    () => 'Am Produkt und an seinen Lizenzen ist nichts anders; was sie abdecken, hängt von anderen Lizenzen ab.',
  ],
];

/** Of what is unlicensed, causes at a license begin with its key: "VISIO: The license is new." */
const withKey = (english: string): string | undefined => {
  for (let at = english.indexOf(': '); at >= 0; at = english.indexOf(': ', at + 2)) {
    const said = byRules(RULES, english.slice(at + 2));
    if (said !== undefined) return `${english.slice(0, at)}: ${said}`;
  }
  return undefined;
};

/** Who changed rights, which stands behind the cause itself and beside it with all that is known of it. */
const AUTHORS = / Changed (?:by .*? )?on \d{4}-\d\d-\d\d \d\d:\d\d UTC.*$/s;

/** What a cause says; who changed rights is left out where the changes are listed beside it. */
export const causeSentence = (
  { sentence, changes }: Pick<Cause, 'sentence'> & { readonly changes: readonly unknown[] },
  language: Language,
): Sentence =>
  inLanguage(
    changes.length > 0 ? sentence.replace(AUTHORS, '') : sentence,
    language,
    english => byRules(RULES, english) ?? withKey(english),
  );
