/** When something is in force, in words: "from 1 Jan 2026 until 31 Dec 2026", "always". */
import { useWords } from './bilingual.ts';
import { useFormat } from './format.ts';
import { licenseWords } from './license.ts';

export const useInterval = (): ((starts: string | null, expires: string | null) => string) => {
  const words = useWords(licenseWords);
  const { day } = useFormat();
  return (starts, expires) =>
    [starts && words.from(day(starts)), expires && words.until(day(expires))].filter(Boolean).join(' ') || words.always;
};
