/** Words of what is computed while the reader waits. */
import { bilingual } from './bilingual.ts';

export const calculationWords = bilingual(
  {
    computing: 'Being computed…',
    since: (seconds: string) => `${seconds} s so far`,
    large: 'A large estate takes up to a minute. What is above can be changed meanwhile.',
    tooLongTitle: 'This takes too long',
    tooLong: 'The server has not answered. Try again later, when it has less to do.',
    onCommandLine: (command: string) => `On the command line it may take as long as it needs: ${command}`,
    busy: 'The server computes two of these at a time. Wait until one has ended, then try again.',
  },
  {
    computing: 'Wird berechnet …',
    since: seconds => `bisher ${seconds} s`,
    large: 'Ein großer Bestand braucht bis zu einer Minute. Was oben steht, lässt sich inzwischen ändern.',
    tooLongTitle: 'Das dauert zu lange',
    tooLong: 'Der Server hat nicht geantwortet. Versuchen Sie es später, wenn er weniger zu tun hat.',
    onCommandLine: command => `Auf der Kommandozeile darf es so lange dauern, wie es braucht: ${command}`,
    busy: 'Der Server berechnet höchstens zwei davon zugleich. Warten Sie, bis eine fertig ist, und versuchen Sie es erneut.',
  },
);
