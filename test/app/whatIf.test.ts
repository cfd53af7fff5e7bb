/** What-if must come to what really happens: each change is also imported, reconciled and compared. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  importPaths,
  listRuns,
  loadRun,
  positionsOf,
  reconcileEstate,
  type Source,
  type WhatIfOutcome,
  whatIf,
} from '../../app/index.ts';
import { bring, csvOf, DAY, newWorkspace, SAMPLE } from './sampleWorkspace.ts';

const { workspace, dispose } = newWorkspace();
beforeAll(() => bring(workspace, [SAMPLE]));
afterAll(dispose);

type Answered = Extract<WhatIfOutcome, { refused: false }>;

const ask = async (text: string): Promise<Answered> => {
  const outcome = await whatIf(workspace, { text, file: 'change.yaml' }, { asOf: DAY });
  if (outcome.refused) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`);
  return outcome;
};

/** What the same change comes to in a database of its own. */
const happen = async (sources: readonly Source[], replaced: readonly Source[] = []) => {
  const other = newWorkspace();
  try {
    await bring(other.workspace, [SAMPLE]);
    const { db, metricAliases } = other.workspace;
    if (sources.length > 0) await bring(other.workspace, sources);
    if (replaced.length > 0) await importPaths(db, replaced, { mode: 'replace', metricAliases });
    const { totals } = await reconcileEstate(other.workspace, { asOf: DAY });
    return { totals, positions: positionsOf(loadRun(other.workspace)) };
  } finally {
    other.dispose();
  }
};

const CHANGES: readonly (readonly [what: string, yaml: string, sources: () => Source[]])[] = [
  [
    'a right of a license',
    'licenses: [{license: SOLIDWORKS-24, downgrade_version: any}]',
    () => [csvOf('licenses', 'license,metric,downgrade_version\nSOLIDWORKS-24,device,any\n')],
  ],
  [
    'a right of a contract that licenses inherit from',
    'contracts: [{contract: MS-EA-2025, exempt_roles: []}]',
    () => [csvOf('contracts', 'contract,exempt_roles\nMS-EA-2025,\n')],
  ],
  [
    'a purchase and another amount',
    'purchases:\n  - {purchase: NEW-1, license: MS-SQL-ENT, quantity: 8}\n  - {purchase: PO-0047, quantity: 3}',
    () => [csvOf('purchases', 'purchase,license,quantity,kind\nNEW-1,MS-SQL-ENT,8,\nPO-0047,AD-CC,3,subscription\n')],
  ],
  [
    'a new computer with software, some of it unknown so far',
    'computers: [{computer: NEW-PC, user: a.keller}]\ninstallations:\n  - {computer: NEW-PC, product: Adobe Photoshop, version: CS6, edition: Standard}\n  - {computer: ws-001, product: Made Up, version: 1.10}',
    () => [
      csvOf('computers', 'computer,user\nNEW-PC,a.keller\n'),
      csvOf(
        'installations',
        'computer,product,version,edition\nNEW-PC,Adobe Photoshop,CS6,Standard\nWS-001,Made Up,1.10,\n',
      ),
    ],
  ],
  [
    'more cores on a host, and a retired computer',
    'computers: [{computer: SRV-01, cores: 64}, {computer: WS-001, status: retired}]',
    () => [csvOf('computers', 'computer,cores\nSRV-01,64\n'), csvOf('computers', 'computer,status\nWS-001,retired\n')],
  ],
];

describe('what-if', () => {
  test.each(CHANGES)('%s: comes to what importing it comes to', async (_, yaml, sources) => {
    const asked = await ask(yaml);
    const real = await happen(sources());
    expect(asked.after).toEqual(real.totals);
    for (const { license, after } of asked.positions)
      expect(after).toEqual(real.positions.find(position => position.license === license));
    expect(asked.positions.length).toBeGreaterThan(0);
  });

  test('stores nothing: neither the estate nor a run is another one', async () => {
    const before = workspace.estate();
    await ask('remove: {computers: [{computer: WS-001}]}\npurchases: [{purchase: X, license: AD-CC, quantity: 1}]');
    expect(workspace.estate()).toBe(before);
    expect(listRuns(workspace)).toEqual([]);
  });

  test('what names a removed record goes with it, and is counted', async () => {
    const { removed, positions, after, before } = await ask('remove: {licenses: [{license: sophos-ep}]}');
    expect(removed).toMatchObject({ licenses: 1, purchases: 1, license_products: 1 });
    expect(positions).toMatchObject([{ license: 'SOPHOS-EP', after: null }]);
    expect(after.unlicensed).toBeGreaterThan(before.unlicensed + 300);
  });

  test('a removed user leaves computers without a user', async () => {
    const { removed } = await ask('remove: {users: [{user: a.keller}]}');
    expect(removed.users).toBe(1);
    expect(removed.computers).toBeUndefined();
  });

  test('installations are removed by any part of their key', async () => {
    const one = await ask('remove: {installations: [{product: davinci resolve}]}');
    const there = workspace.estate().columns.applications.length;
    expect(one.removed.installations).toBe(one.before.unlicensed - one.after.unlicensed);
    expect(one.removed.installations).toBeGreaterThan(0);
    expect(workspace.estate().columns.applications).toHaveLength(there);
    const computer = await ask('remove: {installations: [{computer: WS-001}]}');
    expect(computer.removed.installations).toBeGreaterThan(5);
  });

  test('the day of the change set is the day of both positions', async () => {
    const outcome = await ask('as_of: 2027-03-01\nlicenses: [{license: SOLIDWORKS-24, downgrade: none}]');
    expect(outcome.asOf).toBe('2027-03-01');
    expect(outcome.positions.map(({ license }) => license)).toEqual(['SOLIDWORKS-24']);
  });

  test.each([
    ['', 'FILE_EMPTY', undefined],
    ['- 1', 'FILE_UNREADABLE', 1],
    ['licenses: {license: AD-CC}', 'VALUE_UNKNOWN', 1],
    ['as_of: soon', 'DATE_INVALID', 1],
    ['purchase: []', 'TABLE_UNKNOWN', 1],
    ['recognition: [{name: x, product: y}]', 'TABLE_UNKNOWN', 1],
    ['purchases:\n  - {purchase: X, license: NOPE, quantity: 1}', 'REFERENCE_UNKNOWN', 2],
    ['purchases:\n  - {purchase: X, quantity: 1}', 'REQUIRED_BLANK', 2],
    ['licenses:\n\n  - {license: MS-VISIO-21, downgrade: inherit, downgrade_version: any}', 'RIGHTS_INHERITED', 3],
    ['computers: [{computer: A, kind: virtual, host: B}, {computer: B, kind: virtual, host: A}]', 'HOST_CYCLE', 1],
    ['remove:\n  licenses:\n    - {license: NOPE}', 'REFERENCE_UNKNOWN', 3],
    ['remove: {licenses: [{metric: device}]}', 'VALUE_UNKNOWN', 1],
    ['remove: {licenses: [{}]}', 'KEY_BLANK', 1],
  ])('%j is refused with %s', async (text, code, line) => {
    const outcome = await whatIf(workspace, { text, file: 'change.yaml' }, { asOf: DAY });
    expect(outcome.refused).toBe(true);
    expect(outcome.problems.map(problem => [problem.code, problem.file, problem.line])).toContainEqual([
      code,
      'change.yaml',
      line,
    ]);
  });
});
