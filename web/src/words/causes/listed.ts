/** Lists of what differs between two runs, in German: counts, names, and what was done to each. */
import { positionInGerman } from '../positionSentences.ts';
import type { Rule } from '../rules.ts';

/** "1 Zuweisung", "2 Zuweisungen" */
export const of = (count: string, one: string, many: string): string => `${count} ${count === '1' ? one : many}`;
const differ = (count: string): string => (count === '1' ? 'unterscheidet sich' : 'unterscheiden sich');

/** "a, b and 4 more", with what was done to each: "added", "removed", or "quantity blank → 7". */
export const listed = (text: string): string =>
  text
    .replace(/ and (\d+) more$/, ' und $1 weitere')
    .replaceAll(/ added(?=, | und \d+ weitere$|$)/g, ' hinzugefügt')
    .replaceAll(/ removed(?=, | und \d+ weitere$|$)/g, ' entfernt')
    .replaceAll(/ changed(?=, |$)/g, ' geändert')
    .replaceAll(/(?<= )blank(?= →|, |\)|$)/g, 'leer');

/** "2 installations more: …" */
export const counted = (one: string, oneDe: string, manyDe: string): readonly Rule[] => [
  [
    new RegExp(`^(\\d+) ${one}s? (more|less|with other values): (.*)\\.$`),
    (count, verb, names) => {
      const german = { more: 'mehr', less: 'weniger', 'with other values': 'mit anderen Werten' }[verb];
      return `${of(count, oneDe, manyDe)} ${german}: ${listed(names)}.`;
    },
  ],
];

/** "2 rows of usage differ: 1 added, 1 changed." */
export const differing = (form: string, oneDe: string, manyDe: string): Rule => [
  new RegExp(`^(\\d+) ${form} differ: (.*)\\.$`),
  (count, names) => `${of(count, oneDe, manyDe)} ${differ(count)}: ${listed(names)}.`,
];

/** Sentences of problems, one after the other; undefined where one of them is not known. */
export const problems = (text: string): string | undefined => {
  const [, list, more = ''] = /^(.*?)(?: and (\d+) more)?$/.exec(text) ?? [];
  const said: string[] = [];
  let sofar = '';
  for (const part of list.split(', ')) {
    sofar = sofar === '' ? part : `${sofar}, ${part}`;
    const german = positionInGerman(`${sofar}.`);
    if (german === undefined) continue;
    said.push(german.replace(/\.$/, ''));
    sofar = '';
  }
  return sofar === '' ? `${said.join(', ')}${more === '' ? '' : ` und ${more} weitere`}` : undefined;
};
