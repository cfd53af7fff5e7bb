/** Where rights are the cause, a comparison says who changed them, when, and what that did to consumption. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { editRecords } from '../../app/editRecords.ts';
import { compareRuns, importPaths, parseDay, reconcileEstate, recordEffects } from '../../app/index.ts';
import type { RecordTable } from '../../store/stored.ts';
import { bring, csvOf, newWorkspace } from '../app/sampleWorkspace.ts';

const DAY = parseDay('2026-01-31')!;
const NOON = Date.UTC(2026, 1, 1, 12);
let own: ReturnType<typeof newWorkspace>;

beforeEach(async () => {
  own = newWorkspace();
  await bring(own.workspace, [
    csvOf('computers', 'computer\nPC-1\nPC-2\n'),
    csvOf('versions', 'product,version,order\nDB,1,1\nDB,2,2\n'),
    csvOf('installations', 'computer,product,version\nPC-1,DB,2\nPC-2,DB,1\n'),
    csvOf('contracts', 'contract,downgrade\nC,allowed\n'),
    csvOf('licenses', 'license,metric,downgrade\nDB,device,inherit\n'),
    csvOf('license_products', 'license,product,version\nDB,DB,2\n'),
    csvOf('license_contracts', 'license,contract\nDB,C\n'),
    csvOf('purchases', 'purchase,license,quantity\nP1,DB,1\n'),
  ]);
  await reconcileEstate(own.workspace, { asOf: DAY, now: () => NOON - 60_000 });
});
afterEach(() => own.dispose());

const edit = async (table: RecordTable, cells: Readonly<Record<string, string>>, at = NOON): Promise<void> => {
  const { rightsChange } = editRecords(own.workspace, { table, records: [{ cells }], who: 'anna', at });
  if (rightsChange !== null) await recordEffects(own.workspace, [rightsChange]);
};

const compared = async () => {
  const { id } = await reconcileEstate(own.workspace, { asOf: DAY, now: () => NOON + 3_600_000 });
  return { there: compareRuns(own.workspace, 1, id), back: compareRuns(own.workspace, id, 1) };
};

test('rights of a license', async () => {
  await edit('licenses', { license: 'DB', downgrade: 'none' });
  const { there, back } = await compared();
  const sentence =
    'Rights of the license: downgrade inherit → none. Changed by anna on 2026-02-01 12:00 UTC: DB consumed 2 → 1, shortfall 1 → 0; unlicensed 0 → 1.';
  expect(there.positions).toMatchObject([
    { causes: [{ kind: 'rights-changed', sentence, changes: [{ who: 'anna' }] }] },
  ]);
  expect(there.unlicensed).toMatchObject([
    { product: 'DB', before: 0, after: 1, causes: [{ kind: 'rights-changed', sentence: `DB: ${sentence}` }] },
  ]);
  expect(back.positions).toMatchObject([{ causes: [{ changes: [{ who: 'anna', at: NOON }] }] }]);
});

test('rights of a contract, changed twice', async () => {
  await edit('contracts', { contract: 'C', downgrade: 'none' });
  await edit('contracts', { contract: 'C', upgrade: 'any' }, NOON + 60_000);
  const [{ causes }] = (await compared()).there.positions;
  expect(causes).toMatchObject([{ kind: 'contract-changed', changes: [{ at: NOON + 60_000 }, { at: NOON }] }]);
  expect(causes[0].sentence).toContain('12:01 UTC: no position changed. Changed by anna on 2026-02-01 12:00 UTC: DB');
});

test('changes outside the time between the runs are not named', async () => {
  await edit('licenses', { license: 'DB', second_use: 'portable' }, NOON - 120_000);
  await edit('licenses', { license: 'DB', downgrade: 'none' });
  await edit('licenses', { license: 'DB', extra_entitlements: '1' }, NOON + 1);
  const [{ causes }] = (await compared()).there.positions;
  expect(causes.map(({ kind, changes }) => [kind, changes?.map(({ at }) => at)])).toEqual([
    ['rights-changed', [NOON]],
    ['license-changed', undefined],
  ]);
});

test('an import is named by its number, and what changed with it is said', async () => {
  const sources = [
    csvOf('licenses', 'license,metric,downgrade\nDB,device,none\n'),
    csvOf('contracts', 'contract,upgrade\nC,any\n'),
  ];
  const { id, rightsChange } = await importPaths(own.workspace.db, sources, { now: () => NOON });
  await recordEffects(own.workspace, [rightsChange!]);
  const [{ causes }] = (await compared()).there.positions;
  expect(causes[0].sentence).toContain(`Changed by import ${id} on 2026-02-01 12:00 UTC: DB consumed 2 → 1`);
  expect(causes[0].sentence).toContain('(with 1 other change of rights)');
});

test('an effect that is not known is said so', async () => {
  editRecords(own.workspace, {
    table: 'licenses',
    records: [{ cells: { license: 'DB', downgrade: 'none' } }],
    who: 'anna',
    at: NOON,
  });
  const [{ causes }] = (await compared()).there.positions;
  expect(causes[0].sentence).toContain('effect not known: It is being computed, or the program was ended');
});
