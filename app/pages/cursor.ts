/** Cursors: where a page ended, as opaque text that is refused when it was changed or belongs to another list. They grant nothing. */
import { createHash } from 'node:crypto';
import { Refusal } from '../refusal.ts';

/** The values that a list is ordered by, the last one unique. */
export type CursorValue = string | number | null;

const LENGTH_MAX = 4_096;
const CHECK_LENGTH = 16;

const checkOf = (list: string, body: string): string =>
  createHash('sha256').update(`${list}\n${body}`).digest('base64url').slice(0, CHECK_LENGTH);

const invalid = (): Refusal =>
  new Refusal(
    'CURSOR_INVALID',
    'The cursor does not belong to this list, or was changed.',
    'Take endCursor of a page of the same list with the same filter and order, or leave after out to begin at the start.',
  );

/** The cursor of a row in the list that is named by what it shows and how it is ordered. */
export const encodeCursor = (list: string, values: readonly CursorValue[]): string => {
  const body = Buffer.from(JSON.stringify(values)).toString('base64url');
  return `${checkOf(list, body)}${body}`;
};

/** Reads a cursor back. Throws `Refusal` CURSOR_INVALID. */
export const decodeCursor = (list: string, cursor: string): readonly CursorValue[] => {
  const body = cursor.slice(CHECK_LENGTH);
  if (cursor.length > LENGTH_MAX || cursor.slice(0, CHECK_LENGTH) !== checkOf(list, body)) throw invalid();
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as CursorValue[];
};
