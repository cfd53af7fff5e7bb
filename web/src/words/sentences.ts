/** Decisions and candidates in the reader's language. The API says them in English; here they are said in German with the same numbers. */
import type { Candidate, Decision } from '../api/types.ts';
import { arithmeticInGerman } from './arithmetic.ts';
import type { Language } from './language.ts';
import { REASONS_DE } from './reasons.ts';
import type { Sentence } from './rules.ts';

const RIGHTS: Readonly<Record<string, string>> = {
  'exactly as licensed': 'genau wie lizenziert',
  'by downgrade of the version': 'durch Downgrade der Version',
  'by downgrade of the edition': 'durch Downgrade der Edition',
  'by downgrade of version and edition': 'durch Downgrade von Version und Edition',
  'by upgrade': 'durch Upgrade',
};

const RIGHT =
  /^(exactly as licensed|by downgrade of the version|by downgrade of the edition|by downgrade of version and edition|by upgrade)(?: \((.*) is there, (.*) is licensed\))?/;

const named = (text: string): string => (text === 'any version' ? 'jede Version' : text.replaceAll(' or ', ' oder '));

/** The right at the beginning of a text, in German, and what follows it. */
const rightIn = (text: string): { readonly right: string; readonly rest: string } | undefined => {
  const found = RIGHT.exec(text);
  if (!found) return undefined;
  const [whole, right, there, licensed] = found;
  const numbers = there === undefined ? '' : ` (vorhanden ist ${named(there)}, lizenziert ist ${named(licensed)})`;
  return { right: `${RIGHTS[right]}${numbers}`, rest: text.slice(whole.length) };
};

const DETAILS: Readonly<Record<string, string>> = {
  'access without an installation': 'Zugriff ohne Installation',
  'permanent allocation': 'dauerhafte Zuweisung',
};

const consumes = (start: string, text: string): string | undefined => {
  if (text.startsWith(': ')) {
    const detail = text.slice(2);
    return `${start}: ${DETAILS[detail] ?? arithmeticInGerman(detail)}`;
  }
  const allocated = text.startsWith(', as allocated') ? ', wie zugewiesen' : '';
  const after = text.replace(/^, as allocated/, '');
  if (after === '') return `${start}${allocated}`;
  const found = rightIn(after.slice(2));
  if (!found) return undefined;
  const how = found.rest === '' ? '' : `; ${arithmeticInGerman(found.rest.slice(2))}`;
  return `${start}${allocated}, ${found.right}${how}`;
};

const covered = (start: string, text: string, reason: string): string | undefined => {
  const found = text.startsWith(', ') ? rightIn(text.slice(2)) : { right: '', rest: text };
  return found && `${start}${found.right === '' ? '' : `, ${found.right}`}: ${reason}`;
};

const decisionInGerman = ({ sentence, reason: code, license, units }: Decision): string | undefined => {
  const said = sentence.replace(/\.$/, '');
  const reason = code === null ? '' : (REASONS_DE[code] ?? '');
  const key = license?.key ?? '';
  const after = (start: string): string | undefined => (said.startsWith(start) ? said.slice(start.length) : undefined);
  if (after('Unlicensed access: ') !== undefined) return `Ungedeckter Zugriff: ${reason}`;
  if (after('Unlicensed: ') !== undefined) return `Ungedeckt: ${reason}`;
  if (after('Needs no access license: ') !== undefined) return `Braucht keine Zugriffslizenz: ${reason}`;
  if (after('Takes no part: ') !== undefined) return `Nimmt nicht teil: ${reason}`;
  if (after(`Exempt under ${key}: `) !== undefined) return `Ausgenommen unter ${key}: ${reason}`;
  const access = after(`Access covered by ${key}`);
  if (access !== undefined) return covered(`Zugriff abgedeckt durch ${key}`, access, reason);
  const cover = after(`Covered by ${key}`);
  if (cover !== undefined) return covered(`Abgedeckt durch ${key}`, cover, reason);
  const accessing = after(`Access consumes ${units} of ${key}`);
  if (accessing !== undefined) return consumes(`Zugriff verbraucht ${units} von ${key}`, accessing);
  const consuming = after(`Consumes ${units} of ${key}`);
  return consuming === undefined ? undefined : consumes(`Verbraucht ${units} von ${key}`, consuming);
};

const orEnglish = (german: string | undefined, english: string): Sentence =>
  german === undefined
    ? { text: english, language: 'en' }
    : { text: /[.…]$/.test(german) ? german : `${german}.`, language: 'de' };

/** What a decision says. */
export const decisionSentence = (decision: Decision, language: Language): Sentence =>
  language === 'en' ? { text: decision.sentence, language } : orEnglish(decisionInGerman(decision), decision.sentence);

/** Numbers of a refusal: "2013 is installed, 2016 is licensed, down to 2010". */
const numbersInGerman = (numbers: string): string =>
  numbers
    .replace(
      /^(.*) is installed, (.*) is licensed(?:, down to (.*))?$/,
      (_, installed: string, licensed: string, floor?: string) =>
        `installiert ist ${named(installed)}, lizenziert ist ${named(licensed)}${floor === undefined ? '' : `, herunter bis ${floor}`}`,
    )
    .replace(/^(\d+) cores, at most (\d+)$/, '$1 Kerne, höchstens $2')
    .replace(/^(\d+) processors, at most (\d+)$/, '$1 Prozessoren, höchstens $2')
    .replace('its cores are not known', 'seine Kerne sind nicht bekannt')
    .replace('its processors are not known', 'seine Prozessoren sind nicht bekannt')
    .replace('its operating system is not known', 'sein Betriebssystem ist nicht bekannt')
    .replace(/^(.*) is installed, from (.*) on it must be in force$/, 'installiert ist $1, ab $2 muss sie laufen')
    .replace('; allowed: ', '; erlaubt: ')
    .replace(/^to /, 'an ');

const candidateInGerman = ({ sentence, verdict, reason, license }: Candidate): string | undefined => {
  if (verdict === 'CHOSEN') return `${license.key} deckt sie ab.`;
  if (verdict === 'POSSIBLE') return `${license.key} dürfte sie auch abdecken, aber eine andere Lizenz tut es schon.`;
  const text = reason === null ? undefined : REASONS_DE[reason];
  const start = `${license.key} may not: `;
  if (text === undefined || !sentence.startsWith(start)) return undefined;
  // What follows the reason are its numbers; no reason of a candidate has a colon in itself.
  const [, ...numbers] = sentence.slice(start.length).replace(/\.$/, '').split(': ');
  return `${license.key} darf nicht: ${text}${numbers.length > 0 ? `: ${numbersInGerman(numbers.join(': '))}` : ''}.`;
};

/** What a license says to a decision. */
export const candidateSentence = (candidate: Candidate, language: Language): Sentence =>
  language === 'en'
    ? { text: candidate.sentence, language }
    : orEnglish(candidateInGerman(candidate), candidate.sentence);
