/** Words of the history of a record. */
import { bilingual } from './bilingual.ts';

export const historyWords = bilingual(
  {
    title: 'History',
    none: 'Nothing was changed.',
    nobody: 'somebody',
    blank: 'blank',
    changedBy: (who: string, when: string) => `${who}, ${when}`,
    effect: 'What this did to the positions:',
    effectOn: (day: string) => `What this did to the positions of ${day}:`,
    together: (count: string) => `(${count} changes made at once)`,
    noEffect: 'No position became another.',
    moved: (consumed: string, consumes: string, short: string, shortNow: string) =>
      `consumed ${consumed} → ${consumes}, shortfall ${short} → ${shortNow}`,
    unlicensed: (before: string, after: string) => `Unlicensed: ${before} → ${after}`,
  },
  {
    title: 'Verlauf',
    none: 'Es wurde nichts geändert.',
    nobody: 'jemand',
    blank: 'leer',
    changedBy: (who, when) => `${who}, ${when}`,
    effect: 'Was dadurch aus den Bilanzen wurde:',
    effectOn: day => `Was dadurch aus den Bilanzen zum ${day} wurde:`,
    together: count => `(${count} Änderungen auf einmal)`,
    noEffect: 'Keine Bilanz hat sich geändert.',
    moved: (consumed, consumes, short, shortNow) =>
      `verbraucht ${consumed} → ${consumes}, Unterdeckung ${short} → ${shortNow}`,
    unlicensed: (before, after) => `Ungedeckt: ${before} → ${after}`,
  },
);
