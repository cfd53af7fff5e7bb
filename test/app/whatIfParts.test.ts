/** What-if on a stored estate: parts come to what the whole comes to whatever they start from, and what is refused, blank or moved. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkspace, reconcileEstate, type WhatIfOutcome, type Workspace, whatIf } from '../../app/index.ts';
import { readChanges } from '../../app/what-if/read.ts';
import { tryWhole } from '../../app/what-if/trial.ts';
import { bring, csvOf, DAY, newWorkspace, SAMPLE } from './sampleWorkspace.ts';

type Answered = Extract<WhatIfOutcome, { refused: false }>;

const ask = async (workspace: Workspace, text: string, asOf = DAY): Promise<Answered> => {
  const outcome = await whatIf(workspace, { text, file: 'change.yaml' }, { asOf });
  if (outcome.refused) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`);
  return outcome;
};

const refusal = async (workspace: Workspace, text: string) => {
  const outcome = await whatIf(workspace, { text, file: 'change.yaml' }, { asOf: DAY });
  expect(outcome.refused).toBe(true);
  return outcome.problems;
};

describe('a reconciled estate', () => {
  const { workspace, file, dispose } = newWorkspace();
  beforeAll(async () => {
    await bring(workspace, [SAMPLE]);
    await reconcileEstate(workspace, { asOf: DAY });
  });
  afterAll(dispose);

  const CHANGES = [
    'licenses: [{license: SOLIDWORKS-24, downgrade_version: any}]',
    'contracts: [{contract: MS-EA-2025, exempt_roles: []}]',
    'purchases: [{purchase: N, license: MS-SQL-ENT, quantity: 8, unit_price: "100", per_unit: 3}]',
    'computers: [{computer: SRV-01, cores: 64}]',
    'remove: {users: [{user: a.keller}]}',
    'remove: {installations: [{product: davinci resolve}]}',
    'installations: [{computer: WS-001, product: Made Up, version: "1"}]',
    'allocations: [{license: MS-SQL-ENT, computer: WS-001}]',
  ];

  test.each(CHANGES)(
    '%s: a part comes to what the whole comes to, with the estate unread, open and in memory',
    async text => {
      const { answer } = await tryWhole(workspace, readChanges(text, 'x').changes, { asOf: DAY, policy: 'priority' });
      const cold = openWorkspace(file);
      const opened = openWorkspace(file);
      await reconcileEstate(opened, { asOf: DAY });
      try {
        for (const each of [cold, opened, workspace]) {
          const outcome = await ask(each, text);
          expect(outcome.extent.scope).toBe('part');
          expect(outcome.before).toEqual(answer!.totals.before);
          expect(outcome.after).toEqual(answer!.totals.after);
          expect(outcome.removed).toEqual(answer!.removed);
        }
        expect(cold.estateInMemory()).toBeUndefined();
      } finally {
        cold.close();
        opened.close();
      }
    },
  );

  test('a change of one license does not touch most others', async () => {
    const { extent } = await ask(workspace, CHANGES[0]);
    expect(extent.licenses).toBeLessThan(10);
    expect(extent.installations).toBeLessThan(1000);
  });

  test('installations that change hands are told with both licenses, product and computers', async () => {
    const { moved } = await ask(workspace, 'licenses: [{license: MINDMANAGER-23, downgrade: none}]');
    expect(moved).toEqual([
      expect.objectContaining({ from: 'MINDMANAGER-23', to: null, count: 5, computers: expect.any(Array) }),
    ]);
    expect(moved[0].computers).toHaveLength(5);
  });

  test('another day alone compares two days of the whole estate', async () => {
    const { asOf, asOfBefore, extent, positions, after } = await ask(workspace, 'as_of: 2027-03-01');
    expect([asOfBefore, asOf, extent.scope]).toEqual(['2026-01-31', '2027-03-01', 'whole']);
    expect(positions.length).toBeGreaterThan(5);
    expect(after).toEqual((await ask(workspace, 'as_of: 2027-03-01\nusers: [{user: nobody.yet}]')).after);
  });

  test.each(['null', '~', 'NULL'])('%s makes a cell blank', async blank => {
    const wanted = await ask(workspace, 'licenses: [{license: SOLIDWORKS-24, downgrade: ""}]');
    const given = await ask(workspace, `licenses: [{license: SOLIDWORKS-24, downgrade: ${blank}}]`);
    expect(given.positions).toEqual(wanted.positions);
    expect(given.positions).toHaveLength(1);
  });

  test('null in quotes is text', async () => {
    expect((await refusal(workspace, 'licenses: [{license: SOLIDWORKS-24, downgrade: "null"}]'))[0].code).toBe(
      'VALUE_UNKNOWN',
    );
  });

  test.each([
    ['licenses: []', 'FILE_EMPTY', 'changes nothing'],
    ['remove: {}', 'FILE_EMPTY', 'changes nothing'],
    ['remove:\n  installations: [{product: Davinci Resolv}]', 'REFERENCE_UNKNOWN', 'No row of installations'],
    ['remove:\n  licenses: [{license: SOLIDWORKS-25}]', 'REFERENCE_UNKNOWN', 'Did you mean SOLIDWORKS-24'],
    [
      'license_products: [{license: SOLIDWORX-24, product: SolidWorks}]',
      'REFERENCE_UNKNOWN',
      'Did you mean SOLIDWORKS-24',
    ],
    ['licenses: [{license: SOLIDWORX-24, downgrade: none}]', 'REQUIRED_BLANK', 'Did you mean SOLIDWORKS-24'],
  ])('%j is refused with %s: %s', async (text, code, words) => {
    const problems = await refusal(workspace, text);
    expect(problems.map(problem => [problem.code, problem.file])).toContainEqual([code, 'change.yaml']);
    expect(problems.map(({ message, help }) => `${message} ${help}`).join('\n')).toContain(words);
  });

  test('a name that is new where nothing else is needed is told', async () => {
    const { problems } = await ask(workspace, 'computers: [{computer: WS-OO1, status: retired}]');
    expect(problems).toMatchObject([{ code: 'RECORD_ADDED', line: 1, column: 'computer' }]);
    expect(problems[0].help).toContain('Did you mean WS-001');
  });

  test('changes may be given as records by a program', async () => {
    const rows = { licenses: [{ license: 'SOLIDWORKS-24', downgrade_version: 'any' }] };
    const answer = await whatIf(workspace, { rows }, { asOf: DAY });
    expect(answer).toMatchObject({
      refused: false,
      positions: [{ license: 'SOLIDWORKS-24', before: { currency: 'EUR' } }],
    });
    const wrong = await whatIf(workspace, { rows: { licenses: [{ license: 'NOPE' }] } }, { asOf: DAY });
    expect(wrong.refused).toBe(true);
  });
});

test('a removal of measurements names their day', async () => {
  const { workspace, dispose } = newWorkspace();
  try {
    await bring(workspace, [
      csvOf('licenses', 'license,metric\nM,custom_metric\n'),
      csvOf('measurements', 'license,date,value\nM,2026-01-02,5\nM,2026-01-03,7\n'),
    ]);
    const { positions, removed } = await ask(workspace, 'remove: {measurements: [{license: M, date: 2026-01-03}]}');
    expect(removed).toEqual({ measurements: 1 });
    expect(positions).toMatchObject([{ before: { consumed: 7 }, after: { consumed: 5 } }]);
  } finally {
    dispose();
  }
});

test('parts of a cent are kept exactly', async () => {
  const { workspace, dispose } = newWorkspace();
  try {
    await bring(workspace, [
      csvOf('computers', 'computer\nA\nB\n'),
      csvOf('installations', 'computer,product\nA,P\nA,Q\nB,Q\n'),
      csvOf('licenses', 'license,metric\nP,device\nQ,device\n'),
      csvOf('license_products', 'license,product\nP,P\nQ,Q\n'),
      csvOf(
        'purchases',
        'purchase,license,quantity,per_unit,unit_price,currency,disabled\n1,P,0,3,1,EUR,\n2,Q,0,3,1,EUR,\n',
      ),
    ]);
    await reconcileEstate(workspace, { asOf: DAY });
    const { before, after } = await ask(workspace, 'remove: {installations: [{computer: B}]}');
    expect([before.exposure.EUR, after.exposure.EUR]).toEqual(['1.00', '0.67']);
  } finally {
    dispose();
  }
});
