/** Compare: for each kind of cause an estate in which exactly this happened, and nothing else is named. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deleteRecords } from '../../app/deleteRecords.ts';
import {
  type CauseKind,
  compareRuns,
  importPaths,
  parseDay,
  type RunDifference,
  reconcileEstate,
  type Source,
} from '../../app/index.ts';
import { causeSentence } from '../../web/src/words/causes.ts';
import { expectGerman } from '../web/german.ts';
import { bring, csvOf, newWorkspace } from './sampleWorkspace.ts';

const DAY = parseDay('2026-01-31')!;
let own: ReturnType<typeof newWorkspace>;

const ESTATE = (): Source[] => [
  csvOf('users', 'user,status\nanna,active\nbert,active\ncarl,active\n'),
  csvOf(
    'computers',
    'computer,kind,host,user,processors,cores,role\nHOST,physical,,,2,16,production\nVM-1,virtual,HOST,,1,4,production\nPC-1,physical,,anna,1,4,production\nPC-2,physical,,bert,1,4,production\n',
  ),
  csvOf('versions', 'product,version,order\nDB,1,1\nDB,2,2\n'),
  csvOf(
    'installations',
    'computer,product,version\nPC-1,DB,2\nPC-2,DB,1\nPC-1,App,1\nPC-2,App,1\nVM-1,Suite,1\nPC-1,Bare,1\nPC-2,Old,1\n',
  ),
  csvOf('contracts', 'contract,expires,downgrade\nC,2026-03-31,allowed\n'),
  csvOf(
    'licenses',
    'license,metric,downgrade,parameters,expires\nDB,device,inherit,,\nAPP,user,,,2026-06-30\nMGMT,microsoft_management_core,,,\nMEASURED,custom_metric,,,\nOLD,device,,,\n',
  ),
  csvOf('license_products', 'license,product,version\nDB,DB,2\nAPP,App,1\nMGMT,Suite,1\nMEASURED,Tool,1\nOLD,Old,1\n'),
  csvOf('license_contracts', 'license,contract\nDB,C\n'),
  csvOf(
    'purchases',
    'purchase,license,quantity,starts,expires\nP1,DB,4,,\nP2,APP,2,,\nP3,MGMT,99,2026-02-15,\nP4,OLD,5,,2026-02-20\n',
  ),
  csvOf('measurements', 'license,date,value\nMEASURED,2026-01-01,5\n'),
];

beforeEach(async () => {
  own = newWorkspace();
  await bring(own.workspace, ESTATE());
  await reconcileEstate(own.workspace, { asOf: DAY });
});
afterEach(() => own.dispose());

const causesOf = ({ causes, positions, unlicensed }: RunDifference) =>
  [causes, ...[...positions, ...unlicensed].map(each => each.causes)]
    .flat()
    .map(({ sentence, changes = [] }) => ({ sentence, changes }));

/** The difference to a run of now. Every cause in it can be said in German. */
const compared = async (asOf = DAY): Promise<RunDifference> => {
  const { id } = await reconcileEstate(own.workspace, { asOf });
  const difference = compareRuns(own.workspace, 1, id);
  for (const cause of causesOf(difference)) expectGerman(causeSentence(cause, 'de'), causeSentence(cause, 'en').text);
  return difference;
};

/** Kinds of causes by license, and by product of what is unlicensed. */
const kinds = ({ positions, unlicensed }: RunDifference): Record<string, CauseKind[]> =>
  Object.fromEntries([
    ...positions.map(({ license, causes }) => [license, causes.map(({ kind }) => kind)]),
    ...unlicensed.map(({ product, causes }) => [`unlicensed ${product}`, causes.map(({ kind }) => kind)]),
  ]);

const replace = async (source: Source): Promise<void> => {
  await importPaths(own.workspace.db, [source], { mode: 'replace' });
};

const remove = (
  table: 'licenses' | 'purchases' | 'license_contracts' | 'allocations',
  key: readonly string[],
): void => {
  deleteRecords(own.workspace, { records: [{ table, key }], withDependents: true, who: '', at: 0 });
};

describe('exactly this happened', () => {
  const added = (name: string, text: string) => () => bring(own.workspace, [csvOf(name, text)]);

  test.each<[string, () => Promise<void> | void, Record<string, CauseKind[]>]>([
    [
      'an installation more',
      added('installations', 'computer,product,version\nVM-1,App,1\n'),
      { APP: ['installations-added'] },
    ],
    [
      'an installation less',
      () =>
        replace(
          csvOf(
            'installations',
            'computer,product,version\nPC-1,DB,2\nPC-2,DB,1\nPC-1,App,1\nVM-1,Suite,1\nPC-1,Bare,1\nPC-2,Old,1\n',
          ),
        ),
      { APP: ['installations-removed'] },
    ],
    [
      'a computer more, with what is on it',
      () =>
        bring(own.workspace, [
          csvOf('computers', 'computer,cores\nPC-9,4\n'),
          csvOf('installations', 'computer,product,version\nPC-9,DB,2\n'),
        ]),
      { DB: ['installations-added', 'computers-added'] },
    ],
    ['a computer in another role that matters to nobody', added('computers', 'computer,role\nPC-1,test\n'), {}],
    ['a host with more cores', added('computers', 'computer,cores\nHOST,64\n'), { MGMT: ['computers-changed'] }],
    [
      'a computer that is retired',
      added('computers', 'computer,status\nPC-2,retired\n'),
      {
        APP: ['computers-changed'],
        DB: ['computers-changed'],
        OLD: ['computers-changed'],
      },
    ],
    ['a user who is retired', added('users', 'user,status\nanna,retired\n'), {}],
    [
      'a right',
      added('licenses', 'license,metric,downgrade\nDB,device,none\n'),
      {
        DB: ['rights-changed'],
        'unlicensed DB': ['rights-changed'],
      },
    ],
    [
      'a contract',
      added('contracts', 'contract,downgrade\nC,none\n'),
      {
        DB: ['contract-changed'],
        'unlicensed DB': ['contract-changed'],
      },
    ],
    [
      'a contract that is no longer linked',
      () => remove('license_contracts', ['DB', 'C']),
      {
        DB: ['contract-changed'],
        'unlicensed DB': ['contract-changed'],
      },
    ],
    [
      'a right of a product of the license',
      added('license_products', 'license,product,version,downgrade\nDB,DB,2,none\n'),
      { DB: ['products-changed'], 'unlicensed DB': ['products-changed'] },
    ],
    ['a purchase more', added('purchases', 'purchase,license,quantity\nP9,APP,7\n'), { APP: ['purchase-added'] }],
    ['a purchase less', () => remove('purchases', ['P2']), { APP: ['purchase-removed'] }],
    [
      'a purchase of another quantity',
      added('purchases', 'purchase,license,quantity\nP2,APP,7\n'),
      { APP: ['purchase-changed'] },
    ],
    [
      'usage',
      added('usage', 'user,computer,product,version\ncarl,PC-1,App,1\ncarl,PC-2,App,1\n'),
      { APP: ['usage-changed'] },
    ],
    ['an allocation', added('allocations', 'license,computer,exempt\nDB,PC-1,gift\n'), { DB: ['allocations-changed'] }],
    [
      'a measurement',
      added('measurements', 'license,date,value\nMEASURED,2026-01-20,9\n'),
      { MEASURED: ['measurements-changed'] },
    ],
    ['a new license', added('licenses', 'license,metric\nNEW,device\n'), { NEW: ['license-added'] }],
    [
      'a new license for what was bare',
      () =>
        bring(own.workspace, [
          csvOf('licenses', 'license,metric\nNEW,device\n'),
          csvOf('license_products', 'license,product,version\nNEW,Bare,1\n'),
        ]),
      { NEW: ['license-added'], 'unlicensed Bare': ['license-added'] },
    ],
    [
      'a license that is gone',
      () => remove('licenses', ['OLD']),
      { OLD: ['license-removed'], 'unlicensed Old': ['license-removed'] },
    ],
    ['a license of another kind', added('licenses', 'license,metric,limit\nDB,device,true-up\n'), {}],
    [
      'a license for some business units only',
      added('licenses', 'license,metric,business_units\nOLD,device,Sales\n'),
      { OLD: ['license-changed'], 'unlicensed Old': ['license-changed'] },
    ],
    [
      'an installation that nothing covers',
      added('installations', 'computer,product,version\nPC-2,Bare,1\n'),
      {
        'unlicensed Bare': ['installations-added'],
      },
    ],
    [
      'a product that is freeware now',
      added('products', 'product,category\nBare,freeware\n'),
      { 'unlicensed Bare': ['software-changed'] },
    ],
  ])('%s', async (_, happens, expected) => {
    await happens();
    expect(kinds(await compared())).toEqual(expected);
  });

  test('days pass: entitlements begin and end, a contract ends, a license expires', async () => {
    const days = async (day: string) => kinds(await compared(parseDay(day)!));
    expect(await days('2026-02-15')).toEqual({ MGMT: ['entitlement-began'] });
    expect(await days('2026-02-21')).toMatchObject({ OLD: ['entitlement-ended'] });
    expect(await days('2026-04-01')).toMatchObject({ DB: ['contract-ended'] });
    expect(await days('2026-07-01')).toMatchObject({ APP: ['license-ended'], 'unlicensed App': ['license-ended'] });
  });

  test('equal runs have no difference', async () => {
    expect(await compared()).toMatchObject({ causes: [], positions: [], unlicensed: [] });
  });
});

test('what is unlicensed is counted by product, before and after', async () => {
  await bring(own.workspace, [
    csvOf('products', 'product,publisher\nBare,Maker\n'),
    csvOf('installations', 'computer,product,version\nPC-2,Bare,1\nVM-1,Bare,1\n'),
  ]);
  expect((await compared()).unlicensed).toMatchObject([
    {
      product: 'Bare',
      publisher: 'Maker',
      before: 1,
      after: 3,
      causes: [{ kind: 'installations-added', count: 2, sentence: expect.stringContaining('Bare on PC-2') }, {}],
    },
  ]);
});

test('a computer that changed is named with its values before and after', async () => {
  await bring(own.workspace, [csvOf('computers', 'computer,role,cores\nHOST,test,64\n')]);
  const [{ causes }] = (await compared()).positions;
  expect(causes).toMatchObject([
    { sentence: '1 computer with other values: HOST (role production → test, cores 16 → 64).' },
  ]);
});

test('a license that others left more for says which ones', async () => {
  await bring(own.workspace, [
    csvOf('licenses', 'license,metric,priority\nA,device,1\nB,device,2\n'),
    csvOf('installations', 'computer,product,version\nPC-1,Tool,1\nPC-2,Tool,1\n'),
    csvOf('license_products', 'license,product,version\nA,Tool,1\nB,Tool,1\n'),
    csvOf('purchases', 'purchase,license,quantity\nA1,A,1\nB1,B,2\n'),
  ]);
  const { id } = await reconcileEstate(own.workspace, { asOf: DAY });
  await bring(own.workspace, [csvOf('purchases', 'purchase,license,quantity\nA1,A,2\n')]);
  const later = await reconcileEstate(own.workspace, { asOf: DAY });
  expect(compareRuns(own.workspace, id, later.id).positions[1].causes).toMatchObject([
    { kind: 'elsewhere', detail: 'A', sentence: expect.stringContaining('; A took more or left more.') },
  ]);
});
