/** The effect of changes of rights: what they did to positions, alone or together, by hand or by an import, kept with the change. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deleteRecords } from '../../app/deleteRecords.ts';
import { editRecords } from '../../app/editRecords.ts';
import { effectOf, openEffects, recordEffects } from '../../app/effects.ts';
import { importPaths, parseDay, reconcileEstate, type Source } from '../../app/index.ts';
import { type RecordedChange, storedKeyOf } from '../../app/records.ts';
import { historyOf } from '../../store/changes.ts';
import type { RecordTable } from '../../store/stored.ts';
import { bring, csvOf, newWorkspace } from '../app/sampleWorkspace.ts';

const DAY = parseDay('2026-01-31')!;
let own: ReturnType<typeof newWorkspace>;

const ESTATE = (): Source[] => [
  csvOf('computers', 'computer,role\nPC-1,production\nPC-2,production\nPC-3,test\n'),
  csvOf('versions', 'product,version,order\nDB,1,1\nDB,2,2\n'),
  csvOf('installations', 'computer,product,version\nPC-1,DB,2\nPC-2,DB,1\nPC-3,DB,2\nPC-1,App,1\n'),
  csvOf('contracts', 'contract,expires,downgrade\nC,2030-01-01,allowed\n'),
  csvOf('licenses', 'license,metric,downgrade,exempt_roles\nDB,device,allowed,\nAPP,device,,\n'),
  csvOf('license_products', 'license,product,version\nDB,DB,2\nAPP,App,1\n'),
  csvOf('purchases', 'purchase,license,quantity\nP1,DB,3\nP2,APP,1\n'),
];

beforeEach(async () => {
  own = newWorkspace();
  await bring(own.workspace, ESTATE());
  await reconcileEstate(own.workspace, { asOf: DAY });
});
afterEach(() => own.dispose());

const edit = (table: RecordTable, cells: Readonly<Record<string, string>>): number | null =>
  editRecords(own.workspace, { table, records: [{ cells }], who: 'anna', at: 1 }).rightsChange;

const lastChange = (table: RecordTable, row: Readonly<Record<string, string>>): RecordedChange =>
  historyOf(own.workspace.db, table, storedKeyOf(table, row))[0];

const effect = (table: RecordTable, row: Readonly<Record<string, string>>) => effectOf(lastChange(table, row).effect);

/** "DB consumed 3 → 2" for each position that moved. */
const moved = (found: ReturnType<typeof effect>): readonly string[] =>
  found!.positions.map(({ license, before, after }) => `${license} ${before?.consumed} → ${after?.consumed}`);

const settle = (change: number | null) => recordEffects(own.workspace, [change!]);

describe('a change by hand', () => {
  test('of rights waits for its effect, and holds the positions before and after once it is computed', async () => {
    const change = edit('licenses', { license: 'DB', downgrade: 'none' });
    expect(effect('licenses', { license: 'DB' })).toMatchObject({
      together: 1,
      positions: [],
      notComputed: expect.stringMatching(/being computed/),
    });
    await settle(change);
    expect(effect('licenses', { license: 'DB' })).toMatchObject({
      asOf: '2026-01-31',
      policy: 'priority',
      together: 1,
      positions: [{ license: 'DB', before: { consumed: 3, available: 0 }, after: { consumed: 2, available: 1 } }],
      unlicensed: { before: 0, after: 1 },
      notComputed: null,
    });
  });

  test('of anything else has none', () => {
    expect(edit('licenses', { license: 'DB', name: 'Database' })).toBeNull();
    expect(effect('licenses', { license: 'DB' })).toBeNull();
    expect(edit('purchases', { purchase: 'P1', quantity: '9' })).toBeNull();
    expect(edit('licenses', { license: 'NEW', metric: 'device', downgrade: 'allowed' })).toBeNull();
    expect(effect('licenses', { license: 'NEW' })).toBeNull();
  });

  test('says what it did to positions although other columns changed with it', async () => {
    const change = edit('licenses', { license: 'DB', exempt_roles: 'test', extra_entitlements: '5' });
    await settle(change);
    expect(effect('licenses', { license: 'DB' })!.positions).toMatchObject([
      { before: { entitled: 8, consumed: 3 }, after: { entitled: 8, consumed: 2, exempt: 1 } },
    ]);
  });

  test('of rights that moves nothing has an effect without positions', async () => {
    await settle(edit('licenses', { license: 'APP', downgrade: 'allowed' }));
    expect(effect('licenses', { license: 'APP' })).toMatchObject({ positions: [], notComputed: null, together: 1 });
  });

  test('of a product, a contract and a link is a change of rights too', async () => {
    await settle(edit('license_products', { license: 'DB', product: 'DB', version: '2', downgrade: 'none' }));
    expect(moved(effect('license_products', { license: 'DB', product: 'DB', version: '2', edition: '' }))).toEqual([
      'DB 3 → 2',
    ]);
    edit('license_products', { license: 'DB', product: 'DB', version: '2', downgrade: '' });
    await settle(edit('licenses', { license: 'DB', downgrade: 'inherit' }));
    expect(moved(effect('licenses', { license: 'DB' }))).toEqual(['DB 3 → 2']);
    await settle(edit('license_contracts', { license: 'DB', contract: 'C' }));
    expect(moved(effect('license_contracts', { license: 'DB', contract: 'C' }))).toEqual(['DB 2 → 3']);
    await settle(edit('contracts', { contract: 'C', downgrade: 'none' }));
    expect(moved(effect('contracts', { contract: 'C' }))).toEqual(['DB 3 → 2']);
  });

  test('that deletes a contract with its links says what was lost', async () => {
    edit('licenses', { license: 'DB', downgrade: 'inherit' });
    edit('license_contracts', { license: 'DB', contract: 'C' });
    const { rightsChange } = deleteRecords(own.workspace, {
      records: [{ table: 'contracts', key: ['C'] }],
      withDependents: true,
      who: 'anna',
      at: 1,
    });
    await settle(rightsChange);
    const found = effect('contracts', { contract: 'C' });
    expect(moved(found)).toEqual(['DB 3 → 2']);
    expect(found!.together).toBe(2);
    expect(effect('license_contracts', { license: 'DB', contract: 'C' })).toEqual(found);
  });
});

describe('several changes', () => {
  test('made together have one effect, that of all', async () => {
    const { rightsChange } = editRecords(own.workspace, {
      table: 'licenses',
      who: 'anna',
      at: 1,
      records: [
        { cells: { license: 'DB', downgrade: 'none' } },
        { cells: { license: 'APP', extra_entitlements: '1' } },
      ],
    });
    await settle(rightsChange);
    expect(effect('licenses', { license: 'DB' })!.together).toBe(1);
    const both = editRecords(own.workspace, {
      table: 'licenses',
      who: 'anna',
      at: 1,
      records: [
        { cells: { license: 'APP', exempt_roles: 'production' } },
        { cells: { license: 'DB', exempt_roles: 'test' } },
      ],
    });
    await settle(both.rightsChange);
    const found = effect('licenses', { license: 'APP' });
    expect(found).toMatchObject({ together: 2 });
    expect(moved(found)).toEqual(['APP 1 → 0', 'DB 2 → 1']);
    expect(effect('licenses', { license: 'DB' })).toEqual(found);
  });

  test('one after the other keep their own effects, whenever they are computed', async () => {
    const first = edit('licenses', { license: 'DB', downgrade: 'none' });
    const second = edit('licenses', { license: 'DB', exempt_roles: 'test' });
    const third = edit('licenses', { license: 'DB', downgrade: 'allowed' });
    expect(openEffects(own.workspace)).toEqual([first, second, third]);
    await recordEffects(own.workspace, [first!, third!]);
    await recordEffects(own.workspace, [second!]);
    expect(openEffects(own.workspace)).toEqual([]);
    const effects = historyOf(own.workspace.db, 'licenses', 'db').map(({ effect: stored }) => effectOf(stored));
    expect(effects.slice(0, 3).map(moved)).toEqual([['DB 1 → 2'], ['DB 2 → 1'], ['DB 3 → 2']]);
  });
});

describe('an import', () => {
  const doImport = (sources: readonly Source[], mode: 'merge' | 'replace' = 'merge') =>
    importPaths(own.workspace.db, sources, { mode, metricAliases: own.workspace.metricAliases });

  test('of an estate changes no rights: what is new had none before', async () => {
    const found = own.workspace.db.prepare('select count(*) from changes where effect is not null').pluck().get();
    expect(found).toBe(0);
  });

  test('that changes rights and purchases says what the rights did', async () => {
    const { rightsChange } = await doImport([
      csvOf('licenses', 'license,metric,downgrade,exempt_roles\nDB,device,none,test\nAPP,device,none,\n'),
      csvOf('purchases', 'purchase,license,quantity\nP1,DB,1\n'),
    ]);
    await settle(rightsChange);
    expect(effect('licenses', { license: 'DB' })).toMatchObject({
      together: 2,
      positions: [
        { license: 'DB', before: { entitled: 1, consumed: 3, shortfall: 2 }, after: { consumed: 1, shortfall: 0 } },
      ],
      unlicensed: { before: 0, after: 1 },
    });
    expect(effect('purchases', { purchase: 'P1' })).toBeNull();
  });

  test('that adds a license with a contract and rights of its products changes none', async () => {
    const { rightsChange } = await doImport([
      csvOf('licenses', 'license,metric,downgrade\nN,device,inherit\n'),
      csvOf('license_products', 'license,product,version,upgrade\nN,App,1,any\n'),
      csvOf('license_contracts', 'license,contract\nN,C\n'),
    ]);
    expect(rightsChange).toBeNull();
  });

  test('that unlinks a contract by replacing says what was lost', async () => {
    edit('licenses', { license: 'DB', downgrade: 'inherit' });
    edit('license_contracts', { license: 'DB', contract: 'C' });
    const { rightsChange } = await doImport([csvOf('license_contracts', 'license,contract\nAPP,C\n')], 'replace');
    await settle(rightsChange);
    expect(moved(effect('license_contracts', { license: 'DB', contract: 'C' }))).toEqual(['DB 3 → 2']);
  });

  test('that was refused file by file leaves nothing to be computed', async () => {
    const { rightsChange } = await doImport([
      csvOf('licenses', 'license,metric,downgrade\nDB,device,none\n"unclosed'),
      csvOf('purchases', 'purchase,license,quantity\nP9,DB,1\n'),
    ]);
    expect(rightsChange).toBeNull();
  });
});

test('where it cannot be computed the reason is kept', async () => {
  await bring(own.workspace, [
    csvOf('purchases', 'purchase,license,quantity,unit_price,currency\nP1,DB,1,5,EUR\nP2,APP,1,5,USD\n'),
  ]);
  await reconcileEstate(own.workspace, { asOf: DAY, policy: 'optimal', rates: { EUR: '1', USD: '0.9' } });
  await bring(own.workspace, [
    csvOf('purchases', 'purchase,license,quantity,unit_price,currency\nP3,DB,1,5,CHF\nP4,APP,1,9,GBP\n'),
  ]);
  await bring(own.workspace, [
    csvOf('purchases', 'purchase,license,quantity,starts,unit_price,currency\nP3,DB,1,2026-01-01,5,CHF\n'),
  ]);
  await settle(edit('licenses', { license: 'DB', downgrade: 'none' }));
  const found = effect('licenses', { license: 'DB' });
  expect(found).toMatchObject({ together: 1, positions: [], notComputed: expect.stringContaining('CHF') });
});

test('where nothing was reconciled yet the effect is that of today', async () => {
  const fresh = newWorkspace();
  try {
    await bring(fresh.workspace, ESTATE());
    const { rightsChange } = editRecords(fresh.workspace, {
      table: 'licenses',
      records: [{ cells: { license: 'DB', downgrade: 'none' } }],
      who: 'anna',
      at: 1,
    });
    await recordEffects(fresh.workspace, [rightsChange!], { now: () => Date.UTC(2026, 4, 5, 12) });
    expect(effectOf(historyOf(fresh.workspace.db, 'licenses', 'db')[0].effect)).toMatchObject({
      asOf: '2026-05-05',
      positions: [{ license: 'DB', after: { consumed: 2 } }],
    });
  } finally {
    fresh.dispose();
  }
});
