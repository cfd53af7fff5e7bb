/** Figures beyond what programs can hold are refused with a sentence that says of which license and where to look, never told wrongly. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importPaths } from '../../app/import/index.ts';
import { reconcileEstate } from '../../app/reconcile.ts';
import { parseDay } from '../../app/vocabulary.ts';
import { openWorkspace, type Workspace } from '../../app/workspace.ts';
import { runProgram } from './program.ts';
import { type Serving, serve } from './serving.ts';

const MOST = 2_147_483_647;

const put = async (workspace: Workspace, tables: Readonly<Record<string, string>>): Promise<void> => {
  const sources = Object.entries(tables).map(([table, text]) => ({
    name: `${table}.csv`,
    bytes: (async function* () {
      yield new TextEncoder().encode(text);
    })(),
  }));
  const { problems } = await importPaths(workspace.db, sources);
  expect(problems).toEqual([]);
};

let serving: Serving;
beforeAll(async () => {
  serving = await serve({ isEmpty: true });
});
afterAll(() => serving.close());

const RECONCILE = `mutation { reconcile(input: { asOf: "2026-01-31", wait: true }) { __typename
  ... on OperationRefused { code message } ... on ReconcileSuccess { run { positions { edges { node { entitled consumed available shortfall } } } } } } }`;

describe('the largest figure there is', () => {
  test('is told', async () => {
    await put(serving.workspace, {
      licenses: 'license,name,metric\nL,L,device\n',
      purchases: `purchase,license,quantity\nP,L,${MOST}\n`,
    });
    const { data, errors } = await serving.ask(RECONCILE);
    expect(errors).toEqual([]);
    expect(data.reconcile.run.positions.edges).toEqual([
      { node: { entitled: MOST, consumed: 0, available: MOST, shortfall: 0 } },
    ]);
  });

  test('and one more is refused, by the API and by command, and the last run stays', async () => {
    await put(serving.workspace, { purchases: 'purchase,license,quantity,per_unit\nQ,L,1,1\n' });
    const sentence = `The license L comes to entitled ${MOST + 1}; figures of at most ${MOST} can be computed. See quantity and per_unit of its purchases, and its extra_entitlements.`;
    const { data } = await serving.ask(RECONCILE);
    expect(data.reconcile).toEqual({ __typename: 'OperationRefused', code: 'RECONCILE_FAILED', message: sentence });
    const { status, stderr } = runProgram('reconcile', '--as-of', '2026-01-31', '--db', serving.workspace.file);
    expect([status, stderr.trim()]).toEqual([1, sentence]);
    expect((await serving.ask('{ run { number } runs { totalCount } }')).data).toEqual({
      run: { number: 1 },
      runs: { totalCount: 1 },
    });
  });

  test('holds for what is tried out', async () => {
    const changes = `purchases:\n  - {purchase: R, license: L, quantity: ${MOST}}\n`;
    const { data, errors } = await serving.ask(
      'mutation ($input: WhatIfInput!) { whatIf(input: $input) { __typename ... on OperationRefused { message } } }',
      { input: { changes, asOf: '2026-01-31' } },
    );
    expect(errors).toEqual([]);
    expect(data.whatIf).toMatchObject({
      __typename: 'OperationRefused',
      message: expect.stringContaining('L comes to'),
    });
  });
});

describe('what is consumed', () => {
  const reconciled = async (tables: Readonly<Record<string, string>>) => {
    const workspace = openWorkspace(':memory:');
    try {
      await put(workspace, tables);
      return await reconcileEstate(workspace, { asOf: parseDay('2026-01-31')! });
    } finally {
      workspace.close();
    }
  };

  test('by capacity is refused where it does not fit, though each computer does', async () => {
    const estate = {
      products: 'product,publisher\nBase,Maker\n',
      licenses: 'license,name,metric\nC,C,core\n',
      license_products: 'license,product\nC,Base\n',
      computers: `computer,processors,cores\nA,1,${MOST}\nB,1,${MOST}\n`,
      installations: 'computer,product\nA,Base\nB,Base\n',
    };
    await expect(reconciled(estate)).rejects.toThrow(
      /^The license C comes to consumed 4294967294; figures of at most 2147483647 can be computed\. See the processors and cores/,
    );
  });

  test('altogether is refused where no license alone is too much', async () => {
    const estate = {
      products: 'product,publisher\nOne,Maker\nTwo,Maker\n',
      licenses: 'license,name,metric\nC,C,core\nD,D,core\n',
      license_products: 'license,product\nC,One\nD,Two\n',
      computers: `computer,processors,cores\nA,1,${MOST}\nB,1,${MOST}\n`,
      installations: 'computer,product\nA,One\nB,Two\n',
    };
    await expect(reconciled(estate)).rejects.toThrow('The shortfall of all licenses comes to 4294967294');
  });
});
