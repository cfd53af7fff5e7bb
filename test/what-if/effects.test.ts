/** The effect of changes of rights, computed for the part that they touch, is the one that computing everything comes to. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changedPositions } from '../../app/compare/positions.ts';
import { deleteRecords } from '../../app/deleteRecords.ts';
import { editRecords } from '../../app/editRecords.ts';
import { partOfRights, type StateOfRights, wholeOfRights } from '../../app/effects/part.ts';
import { effectOf, recordEffects } from '../../app/effects.ts';
import { importPaths, loadRun, reconcileEstate } from '../../app/index.ts';
import { InputRefused } from '../../app/refusal.ts';
import { countUnlicensed } from '../../engine/explain/decisions.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { generateEstate } from '../../fixtures/generate/estate.ts';
import { createRandom } from '../../fixtures/generate/random.ts';
import { loadEffect } from '../../store/effects.ts';
import { readTable } from '../../store/readEstate.ts';
import type { RecordTable } from '../../store/stored.ts';
import { csvOf, DAY, newWorkspace, SAMPLE } from '../app/sampleWorkspace.ts';

const own = newWorkspace();
const { workspace } = own;
afterAll(() => own.dispose());

beforeAll(async () => {
  const { db, metricAliases } = workspace;
  await importPaths(db, [SAMPLE], { metricAliases });
});

const EDITED = ['licenses', 'license_products', 'contracts'] as const;
const RIGHTS = { downgrade: 'allowed', upgrade: 'any', multiple_use: 'computer', second_use: 'portable' } as const;

const KEYS: Readonly<Record<(typeof EDITED)[number], readonly string[]>> = {
  licenses: ['license'],
  license_products: ['license', 'product', 'version', 'edition'],
  contracts: ['contract'],
};

const INHERITED = {
  downgrade: 'inherit',
  downgrade_version: '',
  downgrade_edition: '',
  upgrade: 'inherit',
  upgrade_until: '',
};

type Random = ReturnType<typeof createRandom>;

const rowsOf = (table: RecordTable) => readTable(workspace.db, table) as unknown as Readonly<Record<string, unknown>>[];

/** Null where no rights change, also because the rows do not go together. */
const edit = (table: RecordTable, cells: Readonly<Record<string, string>>): number | null => {
  try {
    return editRecords(workspace, { table, records: [{ cells }], who: 'anna', at: 1 }).rightsChange;
  } catch (error) {
    if (error instanceof InputRefused) return null;
    throw error;
  }
};

const remove = (
  table: 'contracts' | 'license_contracts',
  columns: readonly string[],
  row: Readonly<Record<string, unknown>>,
): number | null => {
  const records = [{ table, key: columns.map(name => String(row[name])) }];
  return deleteRecords(workspace, { records, withDependents: true, who: 'anna', at: 1 }).rightsChange;
};

/** Some change of rights: a contract comes with a link, a link or a contract goes, a right of a license, its product or a contract changes. */
const change = (random: Random, at: number): number | null => {
  const kind = random.below(10);
  const [contracts, links] = [rowsOf('contracts'), rowsOf('license_contracts')];
  if (kind === 0 && contracts.length > 1) return remove('contracts', ['contract'], random.pick(contracts));
  if (kind === 1 && links.length > 0) return remove('license_contracts', ['license', 'contract'], random.pick(links));
  if (kind <= 3) {
    const license = String(random.pick(rowsOf('licenses')).license);
    edit('contracts', { contract: `NEW-${at}`, expires: '2030-01-01', downgrade: 'allowed', upgrade: 'any' });
    edit('licenses', { license, ...INHERITED });
    return edit('license_contracts', { license, contract: `NEW-${at}` });
  }
  const table = random.pick([...EDITED]);
  const row = random.pick(rowsOf(table));
  const key = Object.fromEntries(KEYS[table].map(name => [name, String(row[name])]));
  const [right, granted] = random.pick(Object.entries(RIGHTS));
  return edit(table, { ...key, [right]: random.pick([granted, 'none', table === 'licenses' ? 'inherit' : '']) });
};

/** What each change did by itself, the last first. */
const effectsIn = (state: StateOfRights) => {
  const terms = workspace.termsFor(DAY);
  const runs = [0, ...state.changes.keys().map(at => at + 1)].map(count =>
    reconcile(state.imageWithout(count), terms, DAY),
  );
  return state.changes.map((id, at) => ({
    id,
    positions: changedPositions(runs[at + 1], runs[at]),
    unlicensed: countUnlicensed(runs[at]) - countUnlicensed(runs[at + 1]),
  }));
};

test('parts and the whole agree on what random changes of rights did', { timeout: 120_000 }, async () => {
  const random = createRandom(20_260_101);
  let [moved, smaller, tried] = [0, 0, 0];
  for (let round = 0; round < 12; round++) {
    const changes: number[] = [];
    while (changes.length < 6) {
      const made = change(random, tried++);
      if (made !== null) changes.push(made);
    }
    for (const first of [changes[0], changes[3]]) {
      const [part, whole] = [partOfRights(workspace, first), wholeOfRights(workspace, first)];
      const [inPart, inWhole] = [effectsIn(part), effectsIn(whole)];
      expect(inPart).toEqual(inWhole);
      moved += inWhole.filter(({ positions }) => positions.length > 0).length;
      if (part.imageWithout(0).installations.count < whole.imageWithout(0).installations.count) smaller++;
    }
  }
  expect(moved).toBeGreaterThan(10);
  expect(smaller).toBeGreaterThan(10);
});

test('on a large estate the effect says the same, with all that no license covers', { timeout: 120_000 }, async () => {
  const large = newWorkspace();
  try {
    const { db, metricAliases } = large.workspace;
    const texts = [...generateEstate({ seed: 3, installations: 25_000, metrics: 'device' })];
    await importPaths(
      db,
      texts.map(([table, text]) => csvOf(table, [...text].join(''))),
      { metricAliases },
    );
    const license = readTable(db, 'licenses').find(({ downgrade }) => downgrade !== 'allowed')!.license;
    const cells = { license, downgrade: 'allowed', downgrade_version: 'any', downgrade_edition: 'any' };
    await reconcileEstate(large.workspace, { asOf: DAY });
    const before = loadRun(large.workspace).run;
    const { rightsChange } = editRecords(large.workspace, {
      table: 'licenses',
      records: [{ cells }],
      who: 'anna',
      at: 1,
    });
    await recordEffects(large.workspace, [rightsChange!]);
    const effect = effectOf(loadEffect(db, rightsChange!)!)!;
    await reconcileEstate(large.workspace, { asOf: DAY });
    const after = loadRun(large.workspace).run;
    expect(effect.unlicensed).toEqual({ before: countUnlicensed(before), after: countUnlicensed(after) });
    expect(effect.positions.map(({ license: key }) => key)).toEqual(
      changedPositions(before, after).map(each => (each.after ?? each.before)!.license),
    );
    expect(effect.positions.length).toBeGreaterThan(0);
  } finally {
    large.dispose();
  }
});
