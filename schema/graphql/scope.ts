/**
 * What whoever is limited to a part of the estate may see: the one place where scopes are enforced. It wraps every field of the
 * schema. Fields that tell of the whole estate, and all fields that answer objects, are closed unless they are named here.
 */
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { Refusal } from '../../app/refusal.ts';
import { scopeText } from '../../app/scope.ts';
import type { Context } from './context.ts';
import { decodeId } from './ids.ts';
import { runFor } from './openRuns.ts';
import { isSeen, showsName } from './scopeChecks.ts';

/** Types whose plain fields are closed too unless they are named: they tell of more than one computer or user. */
const WHOLE: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription', 'Run', 'Position']);

/** Fields that are open: of the types above all that are, of every other those that answer objects. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  Query: [
    ...['viewer', 'node', 'run', 'runs', 'license', 'licenses', 'computer', 'computers', 'user', 'users'],
    ...['product', 'products', 'contract', 'contracts', 'purchases', 'allocations', 'decisions'],
  ],
  Run: [
    ...['id', 'number', 'asOf', 'policy', 'startedAt', 'milliseconds', 'proven', 'gap', 'totals'],
    ...['positions', 'unlicensed', 'decisions', 'problems'],
  ],
  Totals: ['exposure', 'surplus'],
  Position: [
    ...[
      'id',
      'license',
      'entitled',
      'consumed',
      'consumedInScope',
      'available',
      'shortfall',
      'projected',
      'raw',
      'exempt',
    ],
    ...['status', 'unitPrice', 'exposure', 'surplus', 'marginal', 'marginalExact'],
    ...['inherits', 'problems', 'sentences', 'decisions'],
  ],
  Inheritance: ['contract'],
  Decision: ['computer', 'user', 'product', 'license', 'candidates'],
  Candidate: ['license'],
  Computer: ['user', 'calculatedUser', 'hostComputer', 'guests', 'installations', 'allocations', 'decisions'],
  User: ['computers', 'allocations', 'decisions'],
  Installation: ['product'],
  License: ['parameters', 'rights', 'products', 'contracts', 'purchases', 'allocations', 'position'],
  LicenseProduct: ['license', 'product', 'rights'],
  LicenseContract: ['license', 'contract'],
  Contract: ['rights', 'licenses'],
  Purchase: ['license', 'baseLicense'],
  Allocation: ['license', 'computer', 'user'],
  Product: ['versions', 'editions', 'licenses', 'decisions'],
};

/** Plain fields that are closed all the same: they name licenses that may not concern the scope. */
const CLOSED: ReadonlySet<string> = new Set(['Decision.choiceSentence']);

/** What every page has beside its plain fields. */
const OF_PAGES: ReadonlySet<string> = new Set(['edges', 'node', 'pageInfo']);
const PAGES = /(Connection|Edge)$/;

/** Whether a scoped token may have the field at all; what it answers is checked beside that. */
export const isOpenToScopes = (type: GraphQLObjectType, field: GraphQLField<unknown, Context>): boolean => {
  const isNamed = OPEN[type.name]?.includes(field.name) === true;
  if (WHOLE.has(type.name)) return isNamed;
  if (CLOSED.has(`${type.name}.${field.name}`)) return false;
  return isNamed || (PAGES.test(type.name) && OF_PAGES.has(field.name)) || isLeafType(getNamedType(field.type));
};

const closed = ({ viewer }: Context, what: string): Refusal =>
  new Refusal(
    'NOT_ALLOWED',
    `${what} tells of the whole estate; ${viewer!.name} sees ${scopeText(viewer!.scope!)} only.`,
    'Use a token without a scope, or ask an administrator.',
  );

const absent = (): Refusal =>
  new Refusal('NOT_FOUND', 'There is no such record.', 'Look at the lists for those there are.');

/** The type of what a field answers: its own, or for anything by its global id what the id says. */
const typeAnswered = (named: string, { id }: Readonly<Record<string, unknown>>): string =>
  named === 'Node' ? decodeId(String(id)).type : named;

type Arguments = Readonly<Record<string, unknown>>;

const limitField = (type: GraphQLObjectType, field: GraphQLField<unknown, Context>): void => {
  const what = `${type.name}.${field.name}`;
  const isOpen = isOpenToScopes(type, field);
  const named = getNamedType(field.type).name;
  const isRequired = isNonNullType(field.type);
  const resolve = field.resolve ?? defaultFieldResolver;
  const seen = async (answered: unknown, source: unknown, args: Arguments, context: Context) => {
    const value = await answered;
    if (value === null || value === undefined) return value;
    if (typeof value === 'string' && !(await showsName(what, value, context))) return null;
    const kind = typeAnswered(named, args);
    if (Array.isArray(value)) {
      const each = await Promise.all(value);
      const shown = await Promise.all(each.map(one => isSeen(kind, one, source, context)));
      return each.filter((_, at) => shown[at]);
    }
    if (await isSeen(kind, value, source, context, named === 'Node')) return value;
    if (isRequired) throw absent();
    return null;
  };
  field.resolve = (source, args, context, details) => {
    if (!context.viewer?.scope) return resolve(source, args, context, details);
    if (!isOpen) throw closed(context, what);
    // Lists and checks go by the last run; a run that is not open yet is waited for here, before anything else is begun.
    if (type.name === 'Query' && field.name !== 'viewer') runFor(context);
    return seen(resolve(source, args, context, details), source, args, context);
  };
  const { subscribe } = field;
  if (subscribe)
    field.subscribe = (source, args, context, details) => {
      if (context.viewer?.scope && !isOpen) throw closed(context, what);
      return subscribe(source, args, context, details);
    };
};

/** Puts the limits before every field of every type. */
export const limited = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const field of Object.values(type.getFields())) limitField(type, field);
  return schema;
};
