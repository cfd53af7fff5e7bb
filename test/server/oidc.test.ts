/** Bearer tokens of OpenID Connect: taken from a real issuer, and refused in every forged form. */
import { createHmac } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FAILURES_MAX, WINDOW_MS } from '../../server/attempts.ts';
import { AUDIENCE, type Issuer, startIssuer } from './issuer.ts';
import { type Serving, serve } from './serving.ts';

const CLAIMS: Readonly<Record<string, JWTPayload>> = {
  reader: { realm_access: { roles: ['offline_access', 'sam-viewers'] }, units: ['*'] },
  worker: { realm_access: { roles: ['sam-viewers', 'sam-analysts'] }, units: '*', preferred_username: 'w.worker' },
  chief: { realm_access: { roles: ['sam-admins'] } },
  london: { realm_access: { roles: ['sam-viewers'] }, units: ['IT', 'Finance'] },
  unlimited: { realm_access: { roles: ['sam-viewers'] } },
  nobody: { realm_access: { roles: ['others'] }, units: ['*'] },
  roleless: { units: ['*'] },
};

let issuer: Issuer;
let serving: Serving;
let clock = Date.now();

const settings = (url: string) => ({
  issuer: url,
  audience: AUDIENCE,
  roleClaim: 'realm_access.roles',
  roles: ['viewer=sam-viewers', 'analyst=sam-analysts', 'administrator=sam-admins'],
  businessUnitsClaim: 'units',
});

beforeAll(async () => {
  issuer = await startIssuer(CLAIMS);
  serving = await serve({ oidc: settings(issuer.url), oidcCooldownMs: 0, now: () => clock });
});
afterAll(async () => {
  await serving.close();
  await issuer.close();
});
// Failed attempts of one test are forgotten before the next.
beforeEach(() => {
  clock = Math.max(clock + WINDOW_MS, Date.now());
});

const QUERY = '{ viewer { name role businessUnits locations } }';

const ask = async (token: string, query = QUERY, at = serving) => {
  const response = await fetch(`${at.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's
  return { status: response.status, body: (await response.json()) as any, headers: response.headers };
};

const good = (): JWTPayload => {
  const now = Math.floor(clock / 1000);
  return { iss: issuer.url, aud: AUDIENCE, sub: 'somebody', iat: now, exp: now + 3600, ...CLAIMS.reader };
};

describe('a token of the issuer', () => {
  test.each([
    ['reader', { name: 'reader', role: 'VIEWER', businessUnits: [], locations: [] }],
    ['worker', { name: 'w.worker', role: 'ANALYST', businessUnits: [], locations: [] }],
    ['chief', { name: 'chief', role: 'ADMINISTRATOR', businessUnits: [], locations: [] }],
    ['london', { name: 'london', role: 'VIEWER', businessUnits: ['IT', 'Finance'], locations: [] }],
  ])('lets %s in with name, highest role and scope', async (client, viewer) => {
    clock = Date.now();
    const { status, body } = await ask(await issuer.tokenFor(client));
    expect([status, body]).toEqual([200, { data: { viewer } }]);
  });

  test('limits what is seen to its scope', async () => {
    clock = Date.now();
    const token = await issuer.tokenFor('london');
    const { body } = await ask(token, '{ computers(first: 500) { edges { node { businessUnit } } } }');
    const units = body.data.computers.edges.map((edge: { node: { businessUnit: string } }) => edge.node.businessUnit);
    expect([...new Set(units)].sort()).toEqual(['Finance', 'IT']);
  });

  test('is told in a sentence which role or scope it lacks', async () => {
    clock = Date.now();
    for (const client of ['nobody', 'roleless']) {
      const { status, body } = await ask(await issuer.tokenFor(client));
      expect([status, body.error.code]).toEqual([403, 'NO_ROLE']);
      expect(body.error.message).toBe(
        'The token names none of the roles that are let in (sam-viewers, sam-analysts, sam-admins) in its claim "realm_access.roles".',
      );
    }
    const { status, body } = await ask(await issuer.tokenFor('unlimited'));
    expect([status, body.error.message]).toEqual([
      403,
      'The token does not say in its claim "units" what may be seen; "*" is everything.',
    ]);
  });

  test('for another audience is refused', async () => {
    clock = Date.now();
    expect((await ask(await issuer.tokenFor('chief', 'https://other.example/api'))).status).toBe(401);
  });
});

describe('a forged token', () => {
  const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

  test('is refused for what is wrong with it, while the same one unforged is taken', async () => {
    expect((await ask(await issuer.sign(good()))).status).toBe(200);
    const claims = good();
    const [header, payload, signature] = (await issuer.sign(claims)).split('.');
    const other = await generateKeyPair('RS256');
    const kid = JSON.parse(Buffer.from(header, 'base64url').toString()).kid as string;
    const shared = `${encoded({ alg: 'HS256', kid })}.${payload}`;
    const secret = await exportSPKI(issuer.publicKey());
    const demanding = `${encoded({ alg: 'RS256', kid, crit: ['x'], x: 1 })}.${payload}`;
    const chief = encoded({ ...claims, ...CLAIMS.chief });
    const none = encoded({ alg: 'none', kid });
    const signed = (changed: JWTPayload) => issuer.sign({ ...claims, ...changed });
    const [claim, algorithm] = ['ERR_JWT_CLAIM_VALIDATION_FAILED', 'ERR_JOSE_ALG_NOT_ALLOWED'];
    const [broken, noKey] = ['ERR_JWS_SIGNATURE_VERIFICATION_FAILED', 'ERR_JWKS_NO_MATCHING_KEY'];
    const forged: readonly (readonly [how: string, token: string, reason: string])[] = [
      ['expired', await signed({ exp: claims.iat! - 31 }), 'ERR_JWT_EXPIRED'],
      ['not valid yet', await signed({ nbf: claims.exp! - 1 }), claim],
      ['without an end', await signed({ exp: undefined }), claim],
      ['without a subject', await signed({ sub: undefined }), claim],
      ['for another audience', await signed({ aud: 'https://other.example' }), claim],
      ['without an audience', await signed({ aud: undefined }), claim],
      ['of another issuer', await signed({ iss: `${issuer.url}/` }), claim],
      ['without an issuer', await signed({ iss: undefined }), claim],
      ['signed by nobody', `${none}.${payload}.`, algorithm],
      ['signed by nobody, with a signature', `${none}.${payload}.${signature}`, algorithm],
      [
        'signed with the public key as a shared secret',
        `${shared}.${createHmac('sha256', secret).update(shared).digest('base64url')}`,
        algorithm,
      ],
      ['signed with another key of the same name', await issuer.sign(claims, { kid }, other.privateKey), broken],
      ['signed with an unknown key', await issuer.sign(claims, { kid: 'elsewhere' }, other.privateKey), noKey],
      [
        'that brings its key along',
        await issuer.sign(claims, { jwk: await exportJWK(other.publicKey) }, other.privateKey),
        broken,
      ],
      ['with other claims', `${header}.${chief}.${signature}`, broken],
      ['without a signature', `${header}.${payload}.`, broken],
      [
        'that demands what nobody knows',
        `${demanding}.${await issuer.signatureOf(demanding)}`,
        'ERR_JOSE_NOT_SUPPORTED',
      ],
      ['in shreds', 'a.b.c', 'ERR_JWS_INVALID'],
    ];
    for (const [at, [how, token, reason]] of forged.entries()) {
      if (at % (FAILURES_MAX - 1) === 0) clock += WINDOW_MS;
      const { status, body } = await ask(token);
      const line = serving.log.findLast(each => each.includes('bearer token refused')) ?? '{}';
      expect([how, status, body.error?.code, JSON.parse(line).reason]).toEqual([how, 401, 'NOT_LOGGED_IN', reason]);
    }
  });

  test('counts as a failed attempt, and after too many nothing new is looked at', async () => {
    const known = await issuer.sign({ ...good(), sub: 'known' });
    expect((await ask(known)).status).toBe(200);
    for (let at = 0; at < FAILURES_MAX; at++) expect((await ask('a.b.c')).status).toBe(401);
    expect((await ask(await issuer.sign({ ...good(), sub: 'late' }))).status).toBe(429);
    expect((await ask(known)).status).toBe(200);
  });

  test('never stands in the log, and neither does a good one', async () => {
    const token = await issuer.sign({ ...good(), sub: 'logged' });
    await ask(token);
    await ask(`${token}x`);
    const log = serving.log.join('\n');
    expect(log).toContain('"who":"logged"');
    expect(log).toContain('ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
    for (const part of token.split('.')) expect(log).not.toContain(part);
  });
});

describe('the keys of the issuer', () => {
  test('are asked for once, and again when a token names one that is not known', async () => {
    await ask(await issuer.sign(good()));
    const before = issuer.asked.length;
    for (let at = 0; at < 5; at++)
      expect((await ask(await issuer.sign({ ...good(), sub: `s${at}` }))).status).toBe(200);
    expect(issuer.asked.length).toBe(before);
    const old = await issuer.sign(good());
    await issuer.rotate();
    expect((await ask(await issuer.sign(good()))).status).toBe(200);
    expect(issuer.asked.slice(before)).toEqual(['/jwks']);
    expect((await ask(old)).status).toBe(401);
  });
});

describe('an issuer that does not answer', () => {
  test('makes its tokens wait with a sentence, while tokens of the server go on and nobody is blamed', async () => {
    const own = await serve({ oidc: settings(issuer.url), now: () => clock });
    issuer.turn(false);
    try {
      const token = await issuer.sign(good());
      for (let at = 0; at <= FAILURES_MAX; at++) {
        const { status, body, headers } = await ask(token, QUERY, own);
        expect([status, body.error.code]).toEqual([503, 'ISSUER_UNAVAILABLE']);
        expect(headers.get('retry-after')).toBe('10');
      }
      expect((await ask(own.tokens.viewer, QUERY, own)).status).toBe(200);
      expect(own.log.join('\n')).toContain('issuer unavailable');
      issuer.turn(true);
      clock += 60_000;
      expect((await ask(await issuer.sign(good()), QUERY, own)).status).toBe(200);
    } finally {
      issuer.turn(true);
      await own.close();
    }
  });

  test('or says that it is another one is not trusted', async () => {
    const own = await serve({ oidc: settings(`${issuer.url}/`), now: () => clock });
    try {
      const { status } = await ask(await issuer.sign({ ...good(), iss: `${issuer.url}/` }), QUERY, own);
      expect(status).toBe(503);
      expect(own.log.join('\n')).toContain(`is of the issuer ${issuer.url}, not of ${issuer.url}/`);
    } finally {
      await own.close();
    }
  });
});

test('a server without an issuer refuses its tokens', async () => {
  const own = await serve();
  try {
    expect((await ask(await issuer.sign(good()), QUERY, own)).status).toBe(401);
  } finally {
    await own.close();
  }
});
