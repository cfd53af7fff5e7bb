/** What the page asks is checked against the schema that the API prints, so that neither changes without the other. */
import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, type GraphQLEnumType, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import * as explain from '../../web/src/api/explain.ts';
import * as imports from '../../web/src/api/imports.ts';
import * as license from '../../web/src/api/license.ts';
import * as lists from '../../web/src/api/lists.ts';
import { OPERATIONS } from '../../web/src/api/operation.ts';
import * as positions from '../../web/src/api/positions.ts';
import * as runs from '../../web/src/api/runs.ts';
import { RIGHT_SECTIONS, STATUSES } from '../../web/src/api/types.ts';
import * as viewer from '../../web/src/api/viewer.ts';
import { REASONS_DE } from '../../web/src/words/reasons.ts';

const SCHEMA = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
const API = new URL('../../web/src/api/', import.meta.url);
const valuesOf = (name: string): readonly string[] =>
  (SCHEMA.getType(name) as GraphQLEnumType).getValues().map(value => value.name);
const mistakesOf = (text: string): readonly string[] => validate(SCHEMA, parse(text)).map(({ message }) => message);

describe('operations of the page', () => {
  test('all of them are known here', () => {
    const modules = [explain, imports, license, lists, positions, runs, viewer];
    const texts = modules.flatMap(module =>
      Object.values(module).flatMap(value => (typeof value === 'object' && 'text' in value ? [value.text] : [])),
    );
    const written = readdirSync(API).reduce(
      (count, name) => count + (readFileSync(new URL(name, API), 'utf8').match(/= operation</g)?.length ?? 0),
      0,
    );
    expect(new Set(texts)).toEqual(new Set(OPERATIONS));
    expect(OPERATIONS.length).toBe(written);
    expect(written).toBeGreaterThan(20);
  });

  test.each(OPERATIONS.map(text => [/\w+ \w+/.exec(text)?.[0], text]))('%s fits the schema', (_, text) => {
    expect(mistakesOf(text!)).toEqual([]);
  });

  test('a mistake would be found', () => {
    expect(mistakesOf('query Wrong($run: ID) { run(id: $run) { nonsense } }')).toHaveLength(1);
  });

  test('codes that the page lists are those of the schema', () => {
    expect([...STATUSES].sort()).toEqual([...valuesOf('PositionStatus')].sort());
    expect([...RIGHT_SECTIONS].sort()).toEqual([...valuesOf('RightSection')].sort());
    expect([...positions.ORDER_FIELDS].sort()).toEqual([...valuesOf('PositionOrderField')].sort());
    expect(Object.keys(REASONS_DE).sort()).toEqual([...valuesOf('Reason')].sort());
  });
});
