/** How OpenID Connect is set up, and what stops a server that is set up wrongly. */
import { describe, expect, test } from 'vitest';
import { viewerOf } from '../../server/oidc/claims.ts';
import { type OidcAsked, oidcSettings } from '../../server/oidc/settings.ts';
import { serve } from './serving.ts';

const SET: OidcAsked = { issuer: 'https://login.example.com/realms/one', audience: 'samwise' };

describe('settings', () => {
  test('are none where nothing is said', () => {
    expect(oidcSettings({})).toBeUndefined();
    expect(oidcSettings({ issuer: ' ', audience: '', roles: [] })).toBeUndefined();
  });

  test('take the roles by their own names from the claim roles when nothing else is said', () => {
    expect(oidcSettings(SET)).toEqual({
      ...SET,
      roleClaim: 'roles',
      roles: new Map([
        ['viewer', 'viewer'],
        ['analyst', 'analyst'],
        ['administrator', 'administrator'],
      ]),
      businessUnitsClaim: null,
      locationsClaim: null,
    });
  });

  test.each<[string, OidcAsked, RegExp]>([
    ['no issuer', { audience: 'samwise' }, /without an issuer; name it with --oidc-issuer/],
    ['roles alone', { roles: ['viewer=all'] }, /without an issuer/],
    ['no audience', { issuer: SET.issuer }, /without an audience, so tokens meant for others would be taken/],
    ['no address', { ...SET, issuer: 'login' }, /"login" is not an address/],
    ['a query', { ...SET, issuer: 'https://login.example.com/?a=b' }, /is not an address without query/],
    ['a password', { ...SET, issuer: 'https://me:secret@login.example.com' }, /name and password/],
    ['no encryption', { ...SET, issuer: 'http://login.example.com' }, /does not begin with https:\/\//],
    ['a name like this machine', { ...SET, issuer: 'http://localhost.example.com' }, /does not begin with https/],
    ['an unknown role', { ...SET, roles: ['owner=owners'] }, /"owner=owners" does not say which value/],
    ['a role without a value', { ...SET, roles: ['viewer='] }, /write it as analyst=sam-analysts/],
    ['a value of two roles', { ...SET, roles: ['viewer=all', 'analyst=all'] }, /stands for two roles/],
  ])('with %s are refused in one sentence', (_, asked, sentence) => {
    expect(() => oidcSettings(asked)).toThrow(sentence);
  });

  test('that are wrong keep the server from starting', async () => {
    await expect(serve({ oidc: { issuer: 'http://login.example.com', audience: 'samwise' } })).rejects.toThrow(
      /does not begin with https/,
    );
  });

  test('take an issuer on this machine without encryption', () => {
    for (const issuer of ['http://localhost:4711', 'http://127.0.0.1:4711/one', 'http://[::1]:4711'])
      expect(oidcSettings({ ...SET, issuer })?.issuer).toBe(issuer);
  });
});

describe('claims', () => {
  const settings = oidcSettings({ ...SET, roleClaim: 'https://sam.example.com/roles', locationsClaim: 'place.names' })!;
  const claims = { sub: '4711', 'https://sam.example.com/roles': 'viewer' };

  test('are found by their whole name first, then step by step', () => {
    expect(viewerOf({ ...claims, place: { names: ['London'] } }, settings)).toEqual({
      name: '4711',
      role: 'viewer',
      scope: { businessUnits: [], locations: ['London'] },
    });
  });

  test('that are inherited by every object are no roles', () => {
    const inherited = { ...settings, roleClaim: 'constructor.name', roles: new Map([['Object', 'administrator']]) };
    expect(viewerOf(claims, inherited as never)).toHaveProperty('because');
  });

  test.each([undefined, [], [''], [7], 7, { London: true }])(
    'that name no group (%j) let a viewer see nothing',
    names => {
      expect(viewerOf({ ...claims, place: { names } }, settings)).toEqual({
        because: 'The token does not say in its claim "place.names" what may be seen; "*" is everything.',
      });
    },
  );

  test('of an administrator limit nothing', () => {
    const chief = { ...claims, 'https://sam.example.com/roles': ['viewer', 'administrator'] };
    expect(viewerOf({ ...chief, place: { names: ['London'] } }, settings)).toMatchObject({
      role: 'administrator',
      scope: null,
    });
  });
});
