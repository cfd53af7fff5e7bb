/** Why a license was chosen and what one more entitlement is worth, through both doors; nothing of it under `priority`. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reconcileEstate } from '../../app/index.ts';
import { DAY } from '../app/sampleWorkspace.ts';
import { folder, samwise } from '../cli/running.ts';
import { openSample, type Serving, serve } from '../server/serving.ts';

/** A is cheaper than B, both may cover Visio; neither is owned. */
const FILES = {
  'computers.csv': 'computer\nPC-1\nPC-2\n',
  'installations.csv': 'computer,product\nPC-1,Visio\nPC-2,Visio\n',
  'licenses.csv': 'license,metric,unit_price,currency\nA,device,10,EUR\nB,device,20,EUR\n',
  'license_products.csv': 'license,product\nA,Visio\nB,Visio\n',
};

describe('samwise explain', () => {
  let home: string;
  const run = (...args: string[]) => samwise(args, { cwd: home });
  beforeAll(async () => {
    home = folder(FILES);
    expect((await run('import', '.')).status).toBe(0);
    expect((await run('reconcile', '--as-of', '2026-01-31')).status).toBe(0);
    expect((await run('reconcile', '--as-of', '2026-01-31', '--policy', 'optimal')).status).toBe(0);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test('has a line on the choice with each decision, and one on the next entitlement', async () => {
    const { out } = await run('explain', '--license', 'A');
    expect(out).toContain('One more entitlement would lower the exposure by 10.00 EUR.');
    expect(out).toContain('A has it because it is cheaper than B: 10.00 EUR instead of 20.00 EUR each.');
    const { out: computer } = await run('explain', '--computer', 'PC-1');
    expect(computer).toContain('A has it because it is cheaper than B: 10.00 EUR instead of 20.00 EUR each.');
  });

  test('as JSON has both at the end of the document, and the keys before as they were', async () => {
    const told = JSON.parse((await run('explain', '--license', 'A', '--json')).out);
    expect(Object.keys(told)).toEqual(['decisions', 'candidates', 'choices', 'marginal']);
    expect(Object.keys(told.decisions[0])).toEqual([
      ...[
        'computer',
        'user',
        'product',
        'version',
        'edition',
        'outcome',
        'license',
        'right',
        'reason',
        'units',
        'sentence',
      ],
    ]);
    expect(told.choices).toHaveLength(2);
    expect(told.choices[0]).toMatchObject({ computer: 'PC-1', license: 'A', choice: 'cheaper' });
    expect(told.marginal).toEqual({ amount: 10, currency: 'EUR', exact: true });
    const ofComputer = JSON.parse((await run('explain', '--computer', 'PC-1', '--json')).out);
    expect(ofComputer.marginal).toBeNull();
  });

  test('under priority has neither', async () => {
    const told = JSON.parse((await run('explain', '--license', 'A', '--run', '1', '--json')).out);
    expect(Object.keys(told)).toEqual(['decisions', 'candidates']);
    expect((await run('explain', '--license', 'A', '--run', '1')).out).not.toMatch(/One more|because/);
  });
});

describe('GraphQL', () => {
  let serving: Serving;
  beforeAll(async () => {
    const workspace = await openSample();
    await reconcileEstate(workspace, { asOf: DAY, policy: 'optimal', rates: { EUR: '1', USD: '0.9' } });
    serving = await serve({ workspace });
  });
  afterAll(() => serving.close());
  const QUERY = `query ($id: ID) { run(id: $id) { policy positions(first: 100) { edges { node {
    shortfall exposure { amount } unitPrice { amount currency } marginal { amount currency } marginalExact sentences
    decisions(first: 2) { edges { node { license { key } choice choiceSentence } } } } } }
    unlicensed(first: 3) { edges { node { choice choiceSentence } } } } }`;
  const asked = async (id: string | null) => {
    const { data, errors } = await serving.ask(QUERY, { id }, 'viewer');
    expect(errors).toEqual([]);
    return {
      positions: data.run.positions.edges.map(({ node }: { node: unknown }) => node),
      unlicensed: data.run.unlicensed.edges.map(({ node }: { node: unknown }) => node),
    };
  };

  test('answers the marginal value in the currency of the license, and why of each decision', async () => {
    const { positions, unlicensed } = await asked(null);
    const valued = positions.filter(({ marginal }: { marginal: unknown }) => marginal !== null);
    expect(valued.length).toBeGreaterThan(20);
    for (const { marginal, unitPrice, shortfall, marginalExact } of valued) {
      expect(marginal.currency).toBe(unitPrice.currency);
      if (shortfall > 0) expect(Number(marginal.amount)).toBeGreaterThanOrEqual(Number(unitPrice.amount));
      expect(typeof marginalExact).toBe('boolean');
    }
    const decisions = positions.flatMap(({ decisions: { edges } }: { decisions: { edges: unknown[] } }) => edges);
    const chosen = decisions.filter(({ node }: { node: { choice: string | null } }) => node.choice !== null);
    expect(chosen.length).toBeGreaterThan(50);
    for (const { node } of chosen) expect(node.choiceSentence.startsWith(`${node.license.key} has it`)).toBe(true);
    for (const decision of unlicensed) expect(decision).toEqual({ choice: null, choiceSentence: null });
  });

  test('answers nothing of it for a run under priority', async () => {
    const { positions } = await asked('UnVuOjE');
    for (const { marginal, marginalExact, decisions } of positions) {
      expect([marginal, marginalExact]).toEqual([null, null]);
      for (const { node } of decisions.edges) expect(node).toMatchObject({ choice: null, choiceSentence: null });
    }
  });
});
