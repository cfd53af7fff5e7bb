/** What the page asks is checked against the schema that the API prints, so that neither changes without the other. */
import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, type GraphQLEnumType, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { GENERATED, pageTypes, typesOf } from '../../web/generate.ts';
import { OPERATIONS } from '../../web/src/api/operation.ts';
import { ORDER_FIELDS } from '../../web/src/api/positions.ts';
import { RIGHT_SECTIONS, STATUSES } from '../../web/src/api/types.ts';
import { REASONS_DE } from '../../web/src/words/reasons.ts';

const SCHEMA_TEXT = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
const SCHEMA = buildSchema(SCHEMA_TEXT);
const API = new URL('../../web/src/api/', import.meta.url);
const MODULES = readdirSync(API).filter(name => name.endsWith('.ts'));
const valuesOf = (name: string): readonly string[] =>
  (SCHEMA.getType(name) as GraphQLEnumType).getValues().map(value => value.name);
const mistakesOf = (text: string): readonly string[] => validate(SCHEMA, parse(text)).map(({ message }) => message);
const textOf = (name: string): string => readFileSync(new URL(name, API), 'utf8');

/** "PositionsQuery" for `query Positions`. */
const typeNameOf = (text: string): string => {
  const { name, operation } = parse(text).definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  )!;
  return `${name!.value}${operation[0].toUpperCase()}${operation.slice(1)}`;
};

describe('operations of the page', () => {
  const exported = new Set<string>();
  beforeAll(async () => {
    for (const name of MODULES) {
      const values = Object.values((await import(new URL(name, API).href)) as Readonly<Record<string, unknown>>);
      for (const value of values)
        if (typeof value === 'object' && value !== null && 'text' in value) exported.add(String(value.text));
    }
  });

  test('all of them are known here', () => {
    const written = MODULES.reduce((count, name) => count + (textOf(name).match(/= operation\b/g)?.length ?? 0), 0);
    expect(exported).toEqual(new Set(OPERATIONS));
    expect(OPERATIONS.length).toBe(written);
    expect(written).toBeGreaterThan(20);
  });

  test('fit the schema', () => {
    expect(OPERATIONS.flatMap(text => mistakesOf(text).map(mistake => `${typeNameOf(text)}: ${mistake}`))).toEqual([]);
  });

  test('a mistake would be found', () => {
    expect(mistakesOf('query Wrong($run: ID) { run(id: $run) { nonsense } }')).toHaveLength(1);
  });

  test('codes that the page lists are those of the schema', () => {
    expect([...STATUSES].sort()).toEqual([...valuesOf('PositionStatus')].sort());
    expect([...RIGHT_SECTIONS].sort()).toEqual([...valuesOf('RightSection')].sort());
    expect([...ORDER_FIELDS].sort()).toEqual([...valuesOf('PositionOrderField')].sort());
    expect(Object.keys(REASONS_DE).sort()).toEqual([...valuesOf('Reason')].sort());
  });
});

describe('types of the operations', () => {
  test('are those of the schema and of what is asked (else run: npm run types:api)', async () => {
    expect(readFileSync(GENERATED, 'utf8')).toBe(await pageTypes());
  });

  test('stand at the operations under the name that each has', () => {
    const carried = MODULES.flatMap(name =>
      [...textOf(name).matchAll(/= operation\b(?:<\s*(\w+),\s*(\w+),?\s*>)?/g)].map(found => [found[1], found[2]]),
    );
    const wanted = OPERATIONS.map(text => [typeNameOf(text), `${typeNameOf(text)}Variables`]);
    expect(carried.toSorted()).toEqual(wanted.toSorted());
  });

  test('know what may be null, what is a code, and how numbers without rounding are written', async () => {
    const text = await typesOf(SCHEMA_TEXT, [
      'query Small($key: String!) { license(key: $key) { status starts priority purchases { unitPrice } } }',
    ]);
    expect(text).toContain("export type LicenseStatus =\n  | 'ACTIVE'\n  | 'RETIRED';");
    expect(text).toContain('export type SmallQueryVariables = {\n  readonly key: string;\n};');
    expect(text).toContain(
      'export type SmallQuery = { readonly license: { readonly status: LicenseStatus, readonly starts: string | null, readonly priority: number | null, readonly purchases: ReadonlyArray<{ readonly unitPrice: string | null }> } | null };',
    );
  });

  test('are not written for what has no name, bears a name twice, or does not fit the schema', async () => {
    const typesFor = (...documents: string[]) => typesOf(SCHEMA_TEXT, documents);
    await expect(typesFor('{ viewer { name } }')).rejects.toThrow('Every operation needs a name');
    await expect(typesFor('query A { viewer { name } }', 'query A { viewer { role } }')).rejects.toThrow(
      'Two operations or fragments are named A.',
    );
    await expect(typesFor('query A { nonsense }')).rejects.toThrow('Cannot query field');
  });
});
