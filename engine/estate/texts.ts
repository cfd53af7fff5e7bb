/** What every cell has in common: trimmed text in NFC, words for yes and no, and the shape of a reader of cells. */
import type { ProblemCode } from './problem.ts';
import type { Value } from './values.ts';

/** Takes what is wrong with a cell; called at most once for a cell. */
export type Fault = (code: ProblemCode, message: string, help: string) => void;

/** Reads the text of a cell. Undefined exactly when `fault` was called. */
export type CellReader = (text: string, fault: Fault) => Value | undefined;

/** Trimmed NFC text. Plain text below U+0300 is in NFC already, which spares nearly every cell the normalization. */
export const cleanText = (text: string): string => {
  let trimmed = text;
  const length = text.length;
  if (length > 0 && (isEdge(text.charCodeAt(0)) || isEdge(text.charCodeAt(length - 1)))) trimmed = text.trim();
  for (let at = 0; at < trimmed.length; at++) {
    if (trimmed.charCodeAt(at) >= 0x300) return trimmed.normalize('NFC').trim();
  }
  return trimmed;
};

/** Whether a character might be blank space: everything up to the blank, and everything outside of ASCII. */
const isEdge = (unit: number): boolean => unit <= 0x20 || unit >= 0x7f;

const YES_AND_NO = new Map([
  ...(['yes', 'true', '1', 'ja'] as const).map(word => [word, true] as const),
  ...(['no', 'false', '0', 'nein'] as const).map(word => [word, false] as const),
] as Iterable<readonly [string, boolean]>);

/** Reads `yes no true false 1 0 ja nein` in any case; undefined for anything else. */
export const parseFlag = (text: string): boolean | undefined => YES_AND_NO.get(text.toLowerCase());
