/** JSON whose shape is not trusted: a whole document from a stream, and careful looks into it. */
import type { Problem } from '../engine/estate/problem.ts';
import type { ReadOptions } from './source.ts';
import { startDecoding } from './text.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Largest document that is read: an inventory of one computer has a few megabytes at most. */
const DOCUMENT_BYTES_MAX = 67_108_864;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object at `name`, or an empty one. */
export const objectAt = (parent: JsonObject, name: string): JsonObject => {
  const value = parent[name];
  return isObject(value) ? value : {};
};

/** The text or number at `name` as trimmed text, '' where there is neither. */
export const textAt = (parent: JsonObject, name: string): string => {
  const value = parent[name];
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
};

/** The list at `name`; a single object stands for a list of one, as some agents write it. */
export const listAt = (parent: JsonObject, name: string): readonly unknown[] => {
  const value = parent[name];
  return Array.isArray(value) ? value : isObject(value) ? [value] : [];
};

/** A whole number of 1 or more at `name`, undefined where there is none. */
export const countAt = (parent: JsonObject, name: string): number | undefined => {
  const value = Number(textAt(parent, name));
  return Number.isInteger(value) && value > 0 ? value : undefined;
};

const problemOf = (file: string, code: Problem['code'], message: string, help: string): Problem => ({
  code,
  file,
  message,
  help,
});

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** Reads a stream as one JSON document. Returns a problem of the file where it is not one. */
export const readDocument = async (
  bytes: AsyncIterable<Uint8Array>,
  { file, encoding }: ReadOptions,
): Promise<{ readonly document: unknown; readonly bytes: number } | Problem> => {
  const decode = startDecoding(encoding);
  const parts: string[] = [];
  let size = 0;
  const bad = (offset: number, textBefore: string): Problem => {
    const line = lineOf(parts.join('') + textBefore, Number.POSITIVE_INFINITY);
    const message = `The byte at offset ${offset} (line ${line}) is not ${encoding ?? 'utf-8'}.`;
    return { ...problemOf(file, 'FILE_NOT_UTF8', message, 'Send the file as UTF-8, or name its encoding.'), line };
  };
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > DOCUMENT_BYTES_MAX) {
      const message = `The document is larger than ${DOCUMENT_BYTES_MAX / 1_048_576} MiB.`;
      return problemOf(file, 'FILE_UNREADABLE', message, 'Send one inventory a file.');
    }
    const text = decode(chunk, false);
    if (typeof text !== 'string') return bad(text.offset, text.textBefore);
    parts.push(text);
  }
  const rest = decode(new Uint8Array(0), true);
  if (typeof rest !== 'string') return bad(rest.offset, rest.textBefore);
  const text = parts.join('') + rest;
  if (text.trim() === '') return problemOf(file, 'FILE_EMPTY', 'The file is empty.', 'Send the inventory again.');
  try {
    return { document: JSON.parse(text), bytes: size };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return problemOf(file, 'FILE_UNREADABLE', `The file is not JSON: ${reason}.`, 'It may be cut off: send it again.');
  }
};
