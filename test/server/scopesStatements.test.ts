/** A token with a scope asks the database as often for many rows as for few, whatever is checked of each row. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addToken } from '../../app/tokens.ts';
import { openSample, type Serving, serve } from './serving.ts';
import { countStatements } from './statements.ts';

let serving: Serving;
let statements: ReturnType<typeof countStatements>;
let token: string;

beforeAll(async () => {
  const workspace = await openSample();
  statements = countStatements(workspace.db);
  serving = await serve({ workspace });
  ({ token } = addToken(workspace, { name: 'limited', role: 'viewer', locations: ['München', 'Köln'] }));
  await ask('{ run { totals { licenses } } }', 1);
});
afterAll(() => serving.close());

const ask = async (query: string, first: number): Promise<string> => {
  const response = await fetch(`${serving.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: query.replaceAll('$first', String(first)) }),
  });
  return response.text();
};

const LISTS: Readonly<Record<string, string>> = {
  licenses: `licenses(first: $first) { totalCount edges { node { key contracts { key licenses { key } } purchases { license { key } }
    allocations { computer { key host user { key } } user { key computers { key } } } products { product { key } } } } }`,
  computers: `computers(first: $first) { totalCount edges { node { key host user { key } installations { product { key } }
    allocations { license { key } user { key } } } } }`,
  positions: `run { positions(first: $first) { totalCount edges { node { consumedInScope inherits { contract { key } } problems { code }
    decisions(first: 3) { totalCount edges { node { sentence user { key } computer { key host } candidates { license { key } } } } } } } } }`,
};

/** Loads wait for each other a little differently from time to time; asking for each row would show in dozens. */
const SLACK = 6;

for (const [name, list] of Object.entries(LISTS))
  test(`${name} ask as often for 40 rows as for 8`, async () => {
    const asked = async (first: number): Promise<number> => {
      statements.take();
      const answer = await ask(`{ ${list} }`, first);
      expect(answer).not.toContain('NOT_ALLOWED');
      expect(answer.match(/"node":/g)?.length).toBeGreaterThanOrEqual(first);
      return statements.take().length;
    };
    const few = await asked(8);
    expect(few).toBeGreaterThan(1);
    expect(await asked(40)).toBeLessThanOrEqual(few + SLACK);
  });
