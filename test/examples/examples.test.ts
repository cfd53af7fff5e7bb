/** The examples do what they say, as they stand, against a real server. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleTypes, GENERATED } from '../../examples/client/generate.ts';
import { type Serving, serve } from '../server/serving.ts';
import { blocksOf, runs, type Said } from './shell.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serve();
});
afterAll(() => serving.close());

const PAGE = 'examples/README.md';
const run = (program: string, args: readonly string[], token = serving.tokens.analyst): Promise<Said> =>
  runs(program, args, { SAMWISE_URL: serving.url, SAMWISE_TOKEN: token });
const shell = (script: string, token?: string): Promise<Said> =>
  run('bash', ['--norc', '-euo', 'pipefail', '-c', script], token);

const positions = async () => {
  const { data } = await serving.ask(
    '{ run { positions(first: 500, filter: { status: [AT_RISK] }, orderBy: { field: SHORTFALL, direction: DESC }) { edges { node { license { key } consumed entitled shortfall sentences } } } } }',
  );
  return data.run.positions.edges.map(({ node }: { node: object }) => node);
};

describe('the typed client', () => {
  test('has types that are those of the schema (else run: node examples/client/generate.ts)', async () => {
    expect(readFileSync(GENERATED, 'utf8')).toBe(await exampleTypes());
  });

  test('lists what is short, explains one, reconciles, and follows that to its end', async () => {
    const short = await positions();
    const [script] = blocksOf(PAGE, 'sh client');
    const { status, out, err } = await shell(script);
    expect([status, err]).toEqual([0, '']);
    const lines = out.split('\n');
    for (const [at, { license, consumed, entitled, shortfall }] of short.entries())
      expect(lines[at]).toContain(`${license.key}: ${consumed} of ${entitled}, short by ${shortfall} (`);
    expect(out).toContain(`Why is ${short[0].license.key} short?`);
    for (const sentence of short[0].sentences) expect(out).toContain(sentence);
    expect(out).toMatch(/Reconciling:[\s\S]*DONE/);
    const { data } = await serving.ask('{ run { number totals { shortfall unlicensed } } }');
    const { number, totals } = data.run;
    expect(number).toBeGreaterThan(1);
    expect(out).toContain(`Run ${number}: ${totals.shortfall} short, ${totals.unlicensed} unlicensed`);
  });

  test('says why it is refused', async () => {
    const viewer = await run('node', ['examples/client/main.ts'], serving.tokens.viewer);
    expect(viewer.status).toBe(1);
    expect(viewer.err).toContain('Mutation.reconcile needs the role ANALYST');
    const nobody = await run('node', ['examples/client/main.ts'], 'samwise_wrong');
    expect(nobody.status).toBe(1);
    expect(nobody.err.length).toBeGreaterThan(10);
    const unknown = await run('node', ['examples/client/main.ts', 'NO-SUCH-LICENSE']);
    expect([unknown.status, unknown.err]).toEqual([1, 'No run knows a license NO-SUCH-LICENSE.\n']);
  });
});

describe('curl', () => {
  test('asks, and fetches a file', async () => {
    const [ask, file] = blocksOf(PAGE, 'sh curl');
    const asked = await shell(ask, serving.tokens.viewer);
    expect(asked.status).toBe(0);
    const { data } = JSON.parse(asked.out);
    expect(data.run.positions.edges.length).toBe((await positions()).length);
    const fetched = await shell(file, serving.tokens.viewer);
    expect(fetched.status).toBe(0);
    expect(fetched.out.split('\r\n')[0]).toMatch(/^license,name,publisher,/);
    expect(fetched.out.trim().split('\r\n')).toHaveLength((await positions()).length + 1);
    expect((await shell(file, 'samwise_wrong')).status).not.toBe(0);
  });
});

const hasPython = ((): boolean => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('Python', () => {
  test.runIf(hasPython)('walks through every page', async () => {
    const [script] = blocksOf(PAGE, 'python');
    const { status, out, err } = await run('python3', ['-c', script], serving.tokens.viewer);
    expect([status, err]).toEqual([0, '']);
    const { data } = await serving.ask('{ run { totals { unlicensed } } }');
    expect(out.trim().split('\n')).toHaveLength(data.run.totals.unlicensed);
  });

  test('has a snippet whose question fits the schema', async () => {
    const [script] = blocksOf(PAGE, 'python');
    const [, query] = /QUERY = """([\s\S]*?)"""/.exec(script)!;
    const { errors } = await serving.ask(query, { after: null }, 'viewer');
    expect(errors).toEqual([]);
  });
});
