/** Writes the types of the page's operations from the schema: `npm run types:api` after an operation or the schema has changed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import { type DefinitionNode, type DocumentNode, Kind, parse, print } from 'graphql';
import { pageOperations } from './operations.ts';

const SCHEMA = join(import.meta.dirname, '..', 'schema', 'schema.graphql');

/** Where the types of the page stand. */
export const GENERATED = join(import.meta.dirname, 'src', 'api', 'generated.ts');

const HEADER =
  '/** Types of what is asked and answered, written by `npm run types:api` from the schema. Do not edit by hand. */\n';

/** As JSON has them; a file is sent beside its operation, with null in its place. */
const SCALARS = { Date: 'string', DateTime: 'string', Decimal: 'string', ID: 'string', Upload: 'null' } as const;

const CONFIG = {
  scalars: SCALARS,
  defaultScalarType: 'never',
  enumType: 'string-literal',
  immutableTypes: true,
  skipTypename: true,
  disableDescriptions: true,
  inputMaybeValue: 'T | null',
} as const;

const nameOf = (definition: DefinitionNode): string => {
  const name = 'name' in definition ? definition.name?.value : undefined;
  if (name === undefined) throw new Error(`Every operation needs a name: ${print(definition)}`);
  return name;
};

/** Each operation and each fragment once, by name. Throws where two of one name differ. */
const definitionsOf = (documents: readonly string[]): readonly DefinitionNode[] => {
  const known = new Map<string, DefinitionNode>();
  for (const definition of documents.flatMap(text => parse(text, { noLocation: true }).definitions)) {
    const name = nameOf(definition);
    const other = known.get(name);
    if (other && print(other) !== print(definition)) throw new Error(`Two operations or fragments are named ${name}.`);
    known.set(name, definition);
  }
  return [...known.values()].toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
};

/** An operation's variables are written plainly: no other types stand before them. */
const plain = (text: string): string =>
  text
    .replace(/^(?:\/\*\* Internal type\. DO NOT USE DIRECTLY\. \*\/\n(?:export )?type (?:Exact|Incremental)<.*\n)+/, '')
    .replaceAll(/ = Exact<\{([\s\S]*?)\}>;/g, (_, variables: string) => {
      const lines = variables.replaceAll(/^ {2}(?=\w)/gm, '  readonly ').replace(/^ (.*) $/, '$1');
      return lines.includes('[key: string]') ? ' = Readonly<Record<string, never>>;' : ` = {${lines}};`;
    })
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();

/**
 * TypeScript for operations and their fragments: `PositionsQuery` and `PositionsQueryVariables` for `query Positions`, `RunHeadFragment`
 * for `fragment RunHead`, and the enums and inputs they name. `documents` are texts in any order; the same text gives the same types.
 * Throws where an operation does not fit the schema, has no name, or two of one name differ.
 */
export const typesOf = async (schemaText: string, documents: readonly string[]): Promise<string> => {
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: definitionsOf(documents) };
  const text = await codegen({
    filename: 'generated.ts',
    schema: parse(schemaText, { noLocation: true }),
    documents: [{ document }],
    plugins: [{ operations: {} }],
    pluginMap: { operations },
    config: CONFIG,
  });
  return `${HEADER}\n${plain(text)}\n`;
};

/** The types of the page as they should be now. */
export const pageTypes = async (): Promise<string> =>
  typesOf(readFileSync(SCHEMA, 'utf8'), Object.values(await pageOperations()));

if (import.meta.main) writeFileSync(GENERATED, await pageTypes());
