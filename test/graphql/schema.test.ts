/** The schema itself: printed as committed, every part documented, and closed to whoever lacks the role. */
import { readFileSync } from 'node:fs';
import {
  assertValidSchema,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../app/refusal.ts';
import { ROLES_OF_TOKENS, type TokenRole } from '../../app/tokens.ts';
import type { Context } from '../../schema/graphql/context.ts';
import { printed, schema } from '../../schema/graphql/index.ts';
import { mayDo, roleFor } from '../../schema/graphql/roles.ts';

const ownTypes = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const ownObjects = ownTypes.filter((type): type is GraphQLObjectType => isObjectType(type));

test('the printed schema is the committed one (else run: node schema/graphql/print.ts)', () => {
  assertValidSchema(schema);
  expect(printed()).toBe(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
});

test('every type, field, argument and value says what it is', () => {
  const silent: string[] = [];
  let looked = 0;
  const look = (name: string, description: string | null | undefined): void => {
    looked++;
    if (!description) silent.push(name);
  };
  for (const type of ownTypes) {
    look(type.name, type.description);
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value.description);
    if (!(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      look(`${type.name}.${field.name}`, field.description);
      if ('args' in field)
        for (const arg of field.args) look(`${type.name}.${field.name}(${arg.name})`, arg.description);
    }
  }
  expect(looked).toBeGreaterThan(500);
  expect(silent).toEqual([]);
});

describe('roles', () => {
  /** Calls the resolver of a field with nothing but a viewer: the guard must answer before anything else is touched. */
  const refusalOf = (type: GraphQLObjectType, field: string, role: TokenRole | null): unknown => {
    const viewer = role && { name: 'somebody', role };
    const context = { viewer } as unknown as Context;
    const { resolve, subscribe } = type.getFields()[field];
    for (const step of type.name === 'Subscription' ? [resolve!, subscribe!] : [resolve!])
      try {
        // biome-ignore lint/suspicious/noExplicitAny: deliberately called without what a resolver is given
        step({}, {}, context, {} as any);
        return 'answered';
      } catch (error) {
        if (!(error instanceof Refusal)) return error;
        if (type.name !== 'Subscription' || step === subscribe) return error.code;
      }
    return undefined;
  };

  test('nobody who is not logged in gets any field of any type', () => {
    const all = ownObjects.flatMap(type => Object.keys(type.getFields()).map(field => [type, field] as const));
    expect(all.length).toBeGreaterThan(300);
    const open = all.filter(([type, field]) => refusalOf(type, field, null) !== 'NOT_LOGGED_IN');
    expect(open.map(([type, field]) => `${type.name}.${field}`)).toEqual([]);
  });

  test('every field refuses every role that is not enough for it', () => {
    const wrong: string[] = [];
    let looked = 0;
    for (const type of ownObjects)
      for (const field of Object.keys(type.getFields()))
        for (const role of ROLES_OF_TOKENS) {
          if (mayDo(role, roleFor(type.name, field))) continue;
          looked++;
          if (refusalOf(type, field, role) !== 'NOT_ALLOWED') wrong.push(`${type.name}.${field} for ${role}`);
        }
    expect(looked).toBeGreaterThan(15);
    expect(wrong).toEqual([]);
  });

  test('reading is for viewers, changing for analysts, deleting and tokens for administrators', () => {
    const mutations = Object.keys(schema.getMutationType()!.getFields());
    const by = Object.groupBy(mutations, name => roleFor('Mutation', name));
    expect(by).toEqual({
      viewer: ['whatIf'],
      analyst: expect.arrayContaining(['reconcile', 'importFiles', 'setRights', 'upsertLicenses', 'cancel']),
      administrator: expect.arrayContaining(['deleteRecords', 'addToken', 'revokeToken']),
    });
    expect(by.administrator).toHaveLength(3);
    const queries = Object.keys(schema.getQueryType()!.getFields());
    expect(queries.filter(name => roleFor('Query', name) !== 'viewer')).toEqual(['tokens']);
  });
});
