/** Operations that were written down beforehand: a manifest or a folder becomes texts by id, checked before the first request comes. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { AppError } from '../../app/errors.ts';

/** Longest id that is looked up. */
export const ID_LENGTH_MAX = 200;

/** Texts of operations by id. */
export type Operations = ReadonlyMap<string, string>;

/** The id of an operation by its text: SHA-256 in hexadecimal. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An id as it is looked up: hashes without what names them, in small letters. */
export const plainId = (id: string): string => {
  const [, hash] = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(id) ?? [];
  return hash?.toLowerCase() ?? id;
};

const wrong = (path: string, what: string, help: string): AppError =>
  new AppError('INVALID', `The operations in ${path} cannot be used: ${what} ${help}`);

const EXPECTED = 'Expected is {"<sha256 or id>": "<text of the operation>", …}.';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Pairs of a manifest: `{id: text}`, or `{operations: [{id, body}]}` as some clients write it. */
const pairsOf = (path: string, written: unknown): readonly (readonly [string, unknown])[] => {
  if (!isRecord(written)) throw wrong(path, 'it is no JSON object.', EXPECTED);
  if (!Array.isArray(written.operations)) return Object.entries(written);
  return written.operations.map((each: unknown) => {
    if (!isRecord(each) || typeof each.id !== 'string')
      throw wrong(path, 'an entry of "operations" has no id.', EXPECTED);
    return [each.id, each.body] as const;
  });
};

const ofManifest = (path: string): Operations => {
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw Object.assign(wrong(path, 'it is no JSON.', EXPECTED), { cause: error });
  }
  const found = new Map<string, string>();
  for (const [written_id, text] of pairsOf(path, written)) {
    const id = plainId(written_id);
    if (typeof text !== 'string') throw wrong(path, `"${written_id}" has no text.`, EXPECTED);
    if (id === '' || id.length > ID_LENGTH_MAX)
      throw wrong(path, `an id has ${id.length} characters.`, `Give 1 to ${ID_LENGTH_MAX}.`);
    if (/^[0-9a-f]{64}$/.test(id) && id !== hashOf(text))
      throw wrong(path, `"${written_id}" is not the SHA-256 of its text, which is ${hashOf(text)}.`, 'Make it anew.');
    found.set(id, text);
  }
  return found;
};

/** Files of a folder: each is known by the hash of its text, as it is and without the space around it, and by its name. */
const ofFolder = (folder: string): Operations => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.(graphql|gql)$/.test(name),
  );
  if (names.length === 0) throw wrong(folder, 'it holds no .graphql file.', 'Name the folder that does.');
  const found = new Map<string, string>();
  for (const name of names.sort()) {
    const text = readFileSync(join(folder, name), 'utf8');
    const id = relative('.', name)
      .replace(/\.\w+$/, '')
      .replaceAll('\\', '/');
    for (const each of [text, text.trim()]) found.set(hashOf(each), each);
    found.set(id, text);
  }
  return found;
};

const checkAgainst = (schema: GraphQLSchema, path: string, operations: Operations): void => {
  for (const [id, text] of operations) {
    let mistakes: readonly GraphQLError[];
    try {
      mistakes = validate(schema, parse(text));
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      mistakes = [error];
    }
    if (mistakes.length > 0) throw wrong(path, `"${id}" is refused by the schema: ${mistakes[0].message}`, 'Mend it.');
  }
};

/** Reads a manifest or a folder of `.graphql` files. Throws `AppError` INVALID with what is wrong and where. */
export const readOperations = (path: string, schema: GraphQLSchema): Operations => {
  if (!existsSync(path))
    throw wrong(path, 'there is nothing there.', 'Name a manifest, or a folder of .graphql files.');
  const operations = statSync(path).isDirectory() ? ofFolder(path) : ofManifest(path);
  checkAgainst(schema, path, operations);
  return operations;
};

/** The operations of the built page, which are always trusted; none where it was not built. */
export const operationsOfPage = (folder: string): Operations => {
  const path = join(folder, 'operations.json');
  return existsSync(path) ? ofManifest(path) : new Map();
};
