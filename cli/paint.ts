/** Colour on a terminal, and only there; NO_COLOR is respected. */
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

const on =
  (stream: NodeJS.WriteStream, style: Style) =>
  (text: string): string =>
    styleText(style, text, { stream, validateStream: true });

/** For the answer, on stdout. */
export const strong = on(process.stdout, 'bold');
export const faint = on(process.stdout, 'dim');
export const bad = on(process.stdout, 'red');
export const good = on(process.stdout, 'green');
export const doubtful = on(process.stdout, 'yellow');

/** For the talk, on stderr. */
export const alarm = on(process.stderr, 'red');
export const aside = on(process.stderr, 'dim');
