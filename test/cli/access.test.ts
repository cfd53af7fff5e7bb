/** Scopes of tokens and the setup of OpenID Connect, from the command line. */
import { describe, expect, test } from 'vitest';
import { ownFolder, samwise } from './running.ts';

describe('token add', () => {
  test('limits a token to business units and locations, which the list shows', async () => {
    const cwd = ownFolder();
    const groups = [
      '--business-unit',
      'Sales',
      '--business-unit',
      'IT',
      '--business-unit',
      'it',
      '--location',
      'Leeds',
    ];
    const made = await samwise(['token', 'add', 'leeds', '--role', 'viewer', ...groups, '--json'], { cwd });
    expect([made.status, JSON.parse(made.out)]).toMatchObject([
      0,
      { businessUnits: ['Sales', 'it'], locations: ['Leeds'] },
    ]);
    await samwise(['token', 'add', 'all', '--role', 'viewer'], { cwd });
    const listed = await samwise(['token', 'list'], { cwd });
    expect(listed.out).toMatch(/leeds +viewer .*business units Sales, it; locations Leeds/);
    expect(listed.out).toMatch(/all +viewer .*everything/);
    const { tokens } = JSON.parse((await samwise(['token', 'list', '--json'], { cwd })).out);
    expect(tokens).toMatchObject([
      { name: 'leeds', businessUnits: ['Sales', 'it'], locations: ['Leeds'] },
      { name: 'all', businessUnits: [], locations: [] },
    ]);
  });

  test('refuses to limit an administrator, and a limit without a name', async () => {
    const cwd = ownFolder();
    const chief = await samwise(['token', 'add', 'a', '--role', 'administrator', '--location', 'Leeds'], { cwd });
    expect([chief.status, chief.out]).toEqual([2, '']);
    expect(chief.err).toContain('An administrator sees everything and cannot be limited to locations Leeds.');
    const blank = await samwise(['token', 'add', 'a', '--role', 'viewer', '--location', ' '], { cwd });
    expect([blank.status, blank.out]).toEqual([2, '']);
  });
});

describe('serve', () => {
  test.each<[string, string[], Record<string, string>, string]>([
    ['an issuer alone', ['--oidc-issuer', 'https://login.example.com'], {}, 'without an audience'],
    [
      'an issuer in the environment alone',
      [],
      { SAMWISE_OIDC_ISSUER: 'https://login.example.com' },
      'without an audience',
    ],
    [
      'roles in the environment alone',
      [],
      { SAMWISE_OIDC_ROLES: 'viewer=CN=All,OU=Groups; analyst=x' },
      'without an issuer',
    ],
    [
      'an issuer without encryption',
      ['--oidc-issuer', 'http://login.example.com', '--oidc-audience', 'samwise'],
      {},
      'does not begin with https://',
    ],
    [
      'a role that is none',
      ['--oidc-issuer', 'https://login.example.com', '--oidc-audience', 'samwise', '--oidc-role', 'boss=bosses'],
      {},
      '"boss=bosses" does not say which value of the role claim stands for which role',
    ],
  ])('does not start with %s, and says why in one sentence', async (_, options, env, sentence) => {
    const { status, out, err } = await samwise(['serve', '--port', '0', ...options], { cwd: ownFolder(), env });
    expect([status, out]).toEqual([2, '']);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(sentence);
  });
});
