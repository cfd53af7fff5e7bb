/** Who may do what: the one place where roles are decided. It wraps every field of the schema, so that none can be forgotten. */
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { Refusal } from '../../app/refusal.ts';
import { ROLES_OF_TOKENS, type TokenRole } from '../../app/vocabulary.ts';
import type { Context } from './context.ts';

/** Fields that need more than their type does. */
const FIELDS: Readonly<Record<string, TokenRole>> = {
  'Query.tokens': 'administrator',
  'Mutation.importFiles': 'analyst',
  'Mutation.reconcile': 'analyst',
  'Mutation.cancel': 'analyst',
  'Mutation.whatIf': 'viewer',
  'Mutation.saveWhatIf': 'analyst',
  'Mutation.deleteWhatIf': 'analyst',
  'Mutation.setRights': 'analyst',
  'Mutation.upsertLicenses': 'analyst',
  'Mutation.upsertLicenseProducts': 'analyst',
  'Mutation.upsertLicenseContracts': 'analyst',
  'Mutation.upsertContracts': 'analyst',
  'Mutation.upsertPurchases': 'analyst',
  'Mutation.upsertAllocations': 'analyst',
  'Mutation.upsertRecognition': 'analyst',
};

/** The role that a field needs: everybody who is logged in may read, and a change that is not listed is for administrators. */
export const roleFor = (type: string, field: string): TokenRole =>
  FIELDS[`${type}.${field}`] ?? (type === 'Mutation' ? 'administrator' : 'viewer');

const rank = (role: TokenRole): number => ROLES_OF_TOKENS.indexOf(role);

/** Whether somebody of this role may do what needs that one. */
export const mayDo = (role: TokenRole, needed: TokenRole): boolean => rank(role) >= rank(needed);

/** Throws `Refusal` where the viewer may not have the field. */
const demand = ({ viewer }: Context, needed: TokenRole, what: string): void => {
  if (viewer && mayDo(viewer.role, needed)) return;
  if (!viewer) throw new Refusal('NOT_LOGGED_IN', 'Nobody is logged in.', 'Send a token, or open the login link.');
  throw new Refusal(
    'NOT_ALLOWED',
    `${what} needs the role ${needed.toUpperCase()}; ${viewer.name} is ${viewer.role.toUpperCase()}.`,
    'Use a token of that role, or ask an administrator.',
  );
};

const guardField = (type: GraphQLObjectType, field: GraphQLField<unknown, Context>): void => {
  const needed = roleFor(type.name, field.name);
  const what = `${type.name}.${field.name}`;
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, details) => {
    demand(context, needed, what);
    return resolve(source, args, context, details);
  };
  const { subscribe } = field;
  if (subscribe)
    field.subscribe = (source, args, context, details) => {
      demand(context, needed, what);
      return subscribe(source, args, context, details);
    };
};

/** Puts the guard before every field of every type. */
export const guarded = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const field of Object.values(type.getFields())) guardField(type, field);
  return schema;
};
