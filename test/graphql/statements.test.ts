/** Lists within lists within lists ask the database as often for many rows as for few. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSample, type Serving, serve } from '../server/serving.ts';
import { countStatements } from '../server/statements.ts';

let serving: Serving;
let statements: ReturnType<typeof countStatements>;
beforeAll(async () => {
  const workspace = await openSample();
  statements = countStatements(workspace.db);
  const { db } = workspace;
  for (let at = 0; at < 60; at++) {
    db.exec("insert into imports (started, state, mode) values (0, 'done', 'merge')");
    db.exec(
      `insert into import_warnings (import_id, "table", code, message) select max(id), 'users', 'KEY_REPEATED', 'again' from imports`,
    );
    db.exec(`insert into runs (as_of, policy, started_at, milliseconds, proven, estate_version, totals, image_hash)
      select as_of, policy, started_at, milliseconds, proven, estate_version, totals, image_hash from runs where id = 1`);
  }
  serving = await serve({ workspace });
  await serving.ask('{ run(id: "UnVuOjE") { positions(first: 1) { totalCount } } }');
});
afterAll(() => serving.close());

const LISTS: Readonly<Record<string, string>> = {
  licenses: `licenses(first: $first) { totalCount edges { node { key
    position(run: "UnVuOjE") { consumed decisions(first: 3) { edges { node { computer { key user { computers { key } } } } } } }
    products { product { versions { version } licenses { license { key purchases { quantity } } } } }
    contracts { licenses { contracts { key } } } purchases { license { allocations { computer { key } user { key } } } }
    history { who columns { column } import { number files } } } } }`,
  computers: `computers(first: $first) { edges { node { key user { key computers { key allocations { license { key } } } } calculatedUser { key }
    installations { product { key editions { edition } licenses { license { key } } } }
    decisions(run: "UnVuOjE", first: 2) { edges { node { sentence license { purchases { key } } candidates { license { products { product { key } } } } } } } } } }`,
  products:
    'products(first: $first) { edges { node { key versions { version } editions { edition } licenses { license { contracts { key } } } } } }',
  contracts:
    'contracts(first: $first) { edges { node { key licenses { purchases { baseLicense { key } } } history { import { number } } } } }',
  positions: `run(id: "UnVuOjE") { positions(first: $first) { edges { node { license { purchases { key } products { product { versions { version } } } } inherits { contract { licenses { key } } } problems { code } } } }
    unlicensed(first: $first) { edges { node { computer { user { computers { key } } allocations { user { key } } } product { licenses { license { key } } } } } } }`,
  runs: 'runs(first: $first) { edges { node { number totals { shortfall exposure { amount } } } } }',
  imports: 'imports(first: $first) { edges { node { number counts { table } problems { code } } } }',
};

/** Loads wait for each other a little differently from time to time; asking for each row would show in dozens. */
const SLACK = 6;

for (const [name, list] of Object.entries(LISTS))
  test(`${name} ask as often for 60 rows as for 12`, async () => {
    const asked = async (first: number): Promise<number> => {
      statements.take();
      const { errors, data } = await serving.ask(`query ($first: Int!) { ${list} }`, { first });
      expect(errors).toEqual([]);
      expect(JSON.stringify(data).match(/"node":/g)?.length).toBeGreaterThanOrEqual(
        Math.min(first, name === 'contracts' ? 12 : first),
      );
      return statements.take().length;
    };
    const few = await asked(12);
    expect(few).toBeGreaterThan(1);
    expect(await asked(60)).toBeLessThanOrEqual(few + SLACK);
  });
