/** What the API says of activation, in German: how much of a purchase counts, and test keys beside it. */
import { FINDINGS_DE } from './reasons.ts';

const shareInGerman = (share: string): string =>
  share
    .replace(/^(\d+) bought/, '$1 gekauft')
    .replace(/^(\d+) not activated/, '$1 nicht aktiviert')
    .replace(/^(\d+) activated/, '$1 aktiviert')
    .replace(/^(\d+) provisional/, '$1 vorläufig')
    .replace(/^(\d+) registered at /, '$1 registriert bei ')
    .replace(/^(\d+) by test key /, '$1 durch den Testschlüssel ')
    .replace(/ until (\d{4}-\d{2}-\d{2})$/, ' bis $1');

/** "5 bought, 3 activated" in German. */
export const sharesInGerman = (shares: string): string => shares.split(', ').map(shareInGerman).join(', ');

/** A sentence about activation in German; undefined where it is about something else. */
export const activationInGerman = (english: string): string | undefined => {
  const tests = /^Apart from what was bought, (.*)\.$/.exec(english)?.[1];
  if (tests !== undefined) return `Neben dem Gekauften ${sharesInGerman(tests)}.`;
  const [, purchase, shares] = /^(.*?): (\d+ bought(?:, .*)?)\.$/.exec(english) ?? [];
  if (purchase !== undefined) return `${purchase}: ${sharesInGerman(shares)}.`;
  const [, count, of, until, finding] =
    /^(\d+) of (.*?)(?: until (\d{4}-\d{2}-\d{2}))?: ([^:]*)\.$/.exec(english) ?? [];
  const german = FINDINGS_DE[finding ?? ''];
  if (german === undefined) return undefined;
  return `${count} von ${of.replace(/^(\d+) of /, '$1 von ')}${until === undefined ? '' : ` bis ${until}`}: ${german}.`;
};
