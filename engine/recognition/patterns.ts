/** Patterns of recognition rules and operating systems: `*` is any run of characters, the whole text must fit, case and extra blanks do not count. */
import { fold } from '../names.ts';

/** The form in which patterns and texts meet: folded, blanks at the ends gone, each run of blanks one. Source: estate, Recognition. */
export const foldText = (text: string): string => {
  const folded = fold(text);
  return EXTRA_BLANKS.test(folded) ? folded.replace(/\s+/g, ' ').trim() : folded;
};

const EXTRA_BLANKS = /^\s|\s$|\s\s|[^\S ]/;

export interface Pattern {
  /** Number of characters that are not `*`: the more, the more particular. */
  readonly literals: number;
  /** Text before the first `*`; the whole pattern where there is none. */
  readonly prefix: string;
  /** Whether the pattern holds no `*`: only one text fits. */
  readonly isExact: boolean;
  /** Whether a text, already through `foldText`, fits. */
  readonly fits: (folded: string) => boolean;
}

/** Compiles a pattern. A blank one fits anything. Matching never goes back over the text, whatever the pattern. */
export const compilePattern = (pattern: string): Pattern => {
  const folded = foldText(pattern);
  const parts = folded === '' ? ['', ''] : folded.split('*');
  const literals = parts.reduce((sum, part) => sum + [...part].length, 0);
  const prefix = parts[0];
  if (parts.length === 1) return { literals, prefix, isExact: true, fits: text => text === folded };
  const suffix = parts[parts.length - 1];
  const between = parts.slice(1, -1).filter(part => part !== '');
  const lengthMin = prefix.length + suffix.length;
  const fits = (text: string): boolean => {
    if (text.length < lengthMin || !text.startsWith(prefix) || !text.endsWith(suffix)) return false;
    let from = prefix.length;
    const end = text.length - suffix.length;
    for (const part of between) {
      const found = text.indexOf(part, from);
      if (found < 0 || found + part.length > end) return false;
      from = found + part.length;
    }
    return true;
  };
  return { literals, prefix, isExact: false, fits };
};

/** Whether the whole `text` fits `pattern`. Compile the pattern once instead where many texts are asked for. */
export const matches = (pattern: string, text: string): boolean => compilePattern(pattern).fits(foldText(text));
