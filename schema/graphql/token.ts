/** Tokens: who may use the API by program. Secrets are shown once, when they are made. */
import { addToken, listTokens, type NewToken, revokeToken, type ListedToken as TokenShape } from '../../app/tokens.ts';
import { builder } from './builder.ts';
import { Role } from './enums.ts';
import { foreseen, REFUSALS } from './refusals.ts';

const Token = builder.objectRef<TokenShape>('Token').implement({
  description: 'A token; its secret is not known to anybody but its owner.',
  fields: t => ({
    name: t.exposeString('name', { description: 'Who uses it.' }),
    role: t.field({ type: Role, description: 'What may be done with it.', resolve: ({ role }) => role }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was made.', resolve: ({ created }) => created }),
    revokedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was ended; null while it is valid.',
      resolve: ({ revoked }) => revoked,
    }),
    expires: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day in UTC on which it is valid; null: no end.',
      resolve: ({ expires }) => expires,
    }),
    businessUnits: t.stringList({
      description: 'Business units whose computers and users it sees; blank: all.',
      resolve: ({ businessUnits }) => businessUnits,
    }),
    locations: t.stringList({
      description: 'Locations whose computers and users it sees; blank: all.',
      resolve: ({ locations }) => locations,
    }),
  }),
});

builder.queryField('tokens', t =>
  t.field({
    type: [Token],
    description: 'All tokens, ended ones too, in the order in which they were made.',
    resolve: (_, __, { workspace }) => listTokens(workspace),
  }),
);

const AddTokenInput = builder.inputType('AddTokenInput', {
  description: 'A token to be made.',
  fields: t => ({
    name: t.string({ required: true, description: 'Who will use it.' }),
    role: t.field({ type: Role, required: true, description: 'What may be done with it.' }),
    expires: t.field({ type: 'Date', description: 'Last day in UTC on which it is valid; no end when left out.' }),
    businessUnits: t.stringList({
      description: 'Business units whose computers and users it sees; all when left out. Not for administrators.',
    }),
    locations: t.stringList({
      description: 'Locations whose computers and users it sees; all when left out. Not for administrators.',
    }),
  }),
});

const AddTokenSuccess = builder.objectRef<NewToken>('AddTokenSuccess').implement({
  description: 'The token was made.',
  fields: t => ({
    name: t.exposeString('name', { description: 'Who will use it.' }),
    expires: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day in UTC on which it is valid; null: no end.',
      resolve: ({ expires }) => expires,
    }),
    secret: t.exposeString('token', { description: 'The secret. It cannot be shown again.' }),
  }),
});

builder.mutationField('addToken', t =>
  t.field({
    type: AddTokenSuccess,
    description: 'Makes a token.',
    args: { input: t.arg({ type: AddTokenInput, required: true, description: 'The token.' }) },
    errors: {
      types: REFUSALS,
      directResult: true,
      union: { name: 'AddTokenResult', description: 'What became of a token to be made.' },
    },
    resolve: (_, { input: { name, role, expires, businessUnits, locations } }, { workspace, now }) =>
      foreseen(() =>
        addToken(workspace, {
          name,
          role,
          expires,
          businessUnits: businessUnits ?? [],
          locations: locations ?? [],
          now: now(),
        }),
      ),
  }),
);

const RevokeTokenInput = builder.inputType('RevokeTokenInput', {
  description: 'A token to be ended.',
  fields: t => ({ name: t.string({ required: true, description: 'Who uses it.' }) }),
});

const RevokeTokenSuccess = builder.objectRef<{ readonly name: string }>('RevokeTokenSuccess').implement({
  description: 'The token is no longer valid.',
  fields: t => ({ name: t.exposeString('name', { description: 'Who used it.' }) }),
});

builder.mutationField('revokeToken', t =>
  t.field({
    type: RevokeTokenSuccess,
    description: 'Ends a token.',
    args: { input: t.arg({ type: RevokeTokenInput, required: true, description: 'The token.' }) },
    errors: {
      types: REFUSALS,
      directResult: true,
      union: { name: 'RevokeTokenResult', description: 'What became of a token to be ended.' },
    },
    resolve: (_, { input: { name } }, { workspace, now }) =>
      foreseen(() => {
        revokeToken(workspace, name, now());
        return { name };
      }),
  }),
);
