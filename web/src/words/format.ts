/** Numbers, money and dates as the reader writes them. Amounts stay exact: they are never turned into binary numbers. */
import { useMemo } from 'react';
import type { Money } from '../api/types.ts';
import { usePreferences } from '../state/preferences.ts';
import type { Language } from './language.ts';

export interface Format {
  readonly number: (value: number) => string;
  readonly money: (money: Money) => string;
  readonly day: (day: string) => string;
  readonly moment: (moment: string) => string;
  readonly bytes: (bytes: number) => string;
  /** Names by the alphabet of the language. */
  readonly compare: (one: string, other: string) => number;
}

/** The reader's own variety of the language, such as Austrian German. */
const localeOf = (language: Language): string =>
  navigator.languages.find(tag => tag.toLowerCase().startsWith(language)) ?? (language === 'en' ? 'en-GB' : 'de-DE');

const exactly = (amount: string): Intl.StringNumericLiteral => amount as Intl.StringNumericLiteral;

const moneyIn = (locale: string, { amount, currency }: Money): string => {
  if (/^[A-Z]{3}$/.test(currency))
    return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code' }).format(
      exactly(amount),
    );
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(exactly(amount));
  return `${number} ${currency}`.trimEnd();
};

const formatIn = (language: Language): Format => {
  const locale = localeOf(language);
  const number = new Intl.NumberFormat(locale);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const collator = new Intl.Collator(locale, { numeric: true });
  return {
    number: value => number.format(value),
    money: money => moneyIn(locale, money),
    day: text => day.format(new Date(`${text}T00:00:00Z`)),
    moment: text => moment.format(new Date(text)),
    bytes: bytes =>
      bytes < 1e6
        ? `${new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(Math.ceil(bytes / 1e3))} kB`
        : `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / 1e6)} MB`,
    compare: collator.compare,
  };
};

export const useFormat = (): Format => {
  const { language } = usePreferences();
  return useMemo(() => formatIn(language), [language]);
};
