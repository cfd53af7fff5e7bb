/** Rights in short phrases: "Downgrade allowed; Down to version: 2016". */
import type { RightSection, Rights } from '../api/types.ts';
import { type Bilingual, type Said, useWords } from '../words/bilingual.ts';
import { codeWords } from '../words/codes.ts';
import { type Format, useFormat } from '../words/format.ts';
import { rightsWords } from '../words/rights.ts';

type WordsOf<Texts> = Texts extends Bilingual<infer T> ? Said<T> : never;

interface Speech {
  readonly words: WordsOf<typeof rightsWords>;
  readonly roles: WordsOf<typeof codeWords>['role'];
  readonly format: Format;
}

const floor = (label: string, value: string | null, { words }: Speech): string => {
  const lower = value?.toLowerCase() ?? 'any';
  return `${label}: ${lower === 'any' ? words.any : lower === 'none' ? words.notAllowed : value}`;
};

const downgradeText = ({ downgrade, downgradeVersion, downgradeEdition }: Rights, speech: Speech): string => {
  const { words } = speech;
  if (downgrade !== 'ALLOWED') return { NONE: words.noDowngrade, INHERIT: words.inherit, '': '' }[downgrade ?? ''];
  const version = floor(words.downToVersion, downgradeVersion, speech);
  return [words.downgradeAllowed, version, floor(words.downToEdition, downgradeEdition, speech)].join('; ');
};

const upgradeText = ({ upgrade, upgradeUntil }: Rights, { words, format }: Speech): string => {
  const until = upgradeUntil ? `${words.upgradeUntil}: ${format.day(upgradeUntil)}` : words.upgradeUntil;
  return { NONE: words.noUpgrade, ANY: words.upgradeAny, UNTIL: until, INHERIT: words.inherit, '': '' }[upgrade ?? ''];
};

const multipleUseText = ({ multipleUse, multipleUseLimit: limit }: Rights, { words, format }: Speech): string => {
  const most = limit === null ? '' : `, ${words.limit.toLowerCase()} ${format.number(limit)}`;
  return {
    NONE: words.noMultipleUse,
    COMPUTER: `${words.multipleComputer}${most}`,
    USER: `${words.multipleUser}${most}`,
    INHERIT: words.inherit,
    '': '',
  }[multipleUse ?? ''];
};

const secondUseText = ({ secondUse }: Rights, { words }: Speech): string =>
  ({ NONE: words.noSecondUse, PORTABLE: words.portable, INHERIT: words.inherit, '': '' })[secondUse ?? ''];

const exemptRolesText = ({ exemptRoles }: Rights, { words, roles }: Speech): string =>
  exemptRoles.map(role => (role === 'INHERIT' ? words.inherit : roles[role as keyof typeof roles])).join(', ');

const TEXTS: Readonly<Record<RightSection, (rights: Rights, speech: Speech) => string>> = {
  DOWNGRADE: downgradeText,
  UPGRADE: upgradeText,
  MULTIPLE_USE: multipleUseText,
  SECOND_USE: secondUseText,
  EXEMPT_ROLES: exemptRolesText,
};

/** Says a section of rights; blank where nothing is given. */
export const useRightsInWords = (): ((rights: Rights, section: RightSection) => string) => {
  const speech = { words: useWords(rightsWords), roles: useWords(codeWords).role, format: useFormat() };
  return (rights, section) => TEXTS[section](rights, speech);
};
