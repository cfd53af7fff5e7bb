/** What is kept of an estate and carried forward over edits is what reading and computing everything anew comes to. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deleteRecords } from '../../app/deleteRecords.ts';
import { editRecords } from '../../app/editRecords.ts';
import { importPaths, openWorkspace, reconcileEstate, type Workspace } from '../../app/index.ts';
import { InputRefused } from '../../app/refusal.ts';
import { basisOf } from '../../app/what-if/basis.ts';
import { keptOf } from '../../app/what-if/kept.ts';
import { textsOfMoney, type WholeTotals, wholeTotalsOf } from '../../app/what-if/totals.ts';
import { COLUMNS, columnOf, KEY_COLUMNS } from '../../engine/estate/keys.ts';
import { cellText, type Value } from '../../engine/estate/values.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { generateEstate } from '../../fixtures/generate/estate.ts';
import { createRandom } from '../../fixtures/generate/random.ts';
import { WITHOUT_HISTORY } from '../../store/importing/history.ts';
import { readTable } from '../../store/readEstate.ts';
import { csvOf, DAY, newWorkspace, SAMPLE } from '../app/sampleWorkspace.ts';

type Random = ReturnType<typeof createRandom>;
type Cells = Readonly<Record<string, string>>;

const EDITED = [
  'contracts',
  'licenses',
  'license_products',
  'license_contracts',
  'purchases',
  'allocations',
  'measurements',
] as const;
type EditedTable = (typeof EDITED)[number];

const cellsOf = (table: EditedTable, row: object): Cells =>
  Object.fromEntries(
    COLUMNS[table].map(name => [
      name,
      cellText(columnOf(table, name)!, (row as Readonly<Record<string, Value>>)[name]),
    ]),
  );

/** Rows of a table as they would be written. */
const rowsOf = ({ db }: Workspace, table: EditedTable): readonly Cells[] =>
  readTable(db, table).map(row => cellsOf(table, row));

/** A record with some cells of others of its table, or a new one; or none of it any more. */
const edit = (workspace: Workspace, random: Random, at: number): void => {
  const table = random.pick([...EDITED]);
  const rows = rowsOf(workspace, table);
  if (rows.length === 0) return;
  const row = random.pick(rows);
  const by = { who: 'anna', at };
  if (random.below(5) === 0) {
    const key = KEY_COLUMNS[table].map(name => row[name]);
    deleteRecords(workspace, { records: [{ table, key }], withDependents: true, ...by });
    return;
  }
  const others = COLUMNS[table].filter(name => !KEY_COLUMNS[table].includes(name));
  const changed = Array.from({ length: 1 + random.below(3) }, () => random.pick([...others, ...KEY_COLUMNS[table]]));
  const given = Object.fromEntries(changed.map(name => [name, random.pick(rows)[name]]));
  const own = KEY_COLUMNS[table].length === 1 ? { [KEY_COLUMNS[table][0]]: `NEW-${at}` } : {};
  const cells = { ...row, ...given, ...(random.below(3) === 0 ? own : {}) };
  editRecords(workspace, { table, records: [{ cells }], ...by });
};

/** Whether it was made: rows that do not go together are refused. */
const tryEdit = (workspace: Workspace, random: Random, at: number): boolean => {
  try {
    edit(workspace, random, at);
    return true;
  } catch (error) {
    if (error instanceof InputRefused) return false;
    throw error;
  }
};

const written = ({ totals, money }: WholeTotals) => ({ totals, money: textsOfMoney(money) });

const ASKED = { asOf: DAY, policy: 'priority', rates: undefined } as const;

/** What everything comes to that is read anew. */
const readAnew = (file: string, asOf = DAY) => {
  const fresh = openWorkspace(file);
  try {
    const { rows, image } = fresh.estate();
    return { rows, whole: wholeTotalsOf(reconcile(image, fresh.termsFor(asOf), asOf)) };
  } finally {
    fresh.close();
  }
};

/** The totals that are known without computing anything; the image is that of the present rows. */
const carried = async (keeping: Workspace, file: string) => {
  const before = keptOf.get(keeping.db)!.image!;
  const basis = await basisOf(keeping, ASKED);
  const { rows } = readAnew(file);
  expect({ ...basis.image!.rows, recognition: rows.recognition }).toEqual(rows);
  expect(basis.tables.rows('purchases')).toEqual(rows.purchases);
  return { basis, isCarried: basis.image!.computers === before.computers };
};

const estates = {
  'the sample estate': [SAMPLE],
  'a generated estate': [...generateEstate({ seed: 5, installations: 3_000, metrics: 'all' })].map(([table, text]) =>
    csvOf(table, [...text].join('')),
  ),
} as const;

describe.each(Object.entries(estates))('%s', (_, sources) => {
  const own = newWorkspace();
  let keeping: Workspace;
  beforeAll(async () => {
    const { db, metricAliases } = own.workspace;
    await importPaths(db, sources, { metricAliases });
    await reconcileEstate(own.workspace, { asOf: DAY });
    keeping = openWorkspace(own.file);
    keeping.estate();
    await basisOf(keeping, ASKED);
  });
  afterAll(() => {
    keeping.close();
    own.dispose();
  });

  test('totals carried over random edits are those of everything computed anew', { timeout: 120_000 }, async () => {
    const random = createRandom(20_260_201);
    let [moved, at] = [0, 1];
    for (let round = 0; round < 16; round++) {
      for (let made = 0; made < 1 + (round % 4); ) if (tryEdit(own.workspace, random, at++)) made++;
      const before = (await keptOf.get(keeping.db)!.known.values().next()).value!.whole;
      const { basis, isCarried } = await carried(keeping, own.file);
      expect(isCarried).toBe(true);
      const { whole } = readAnew(own.file);
      expect(written(basis.known!)).toEqual(written(whole));
      if (JSON.stringify(before.totals) !== JSON.stringify(whole.totals)) moved++;
    }
    expect(moved).toBeGreaterThan(4);
  });

  test('what was read of a stored run only is carried as well, once it is the whole image', async () => {
    await reconcileEstate(own.workspace, { asOf: DAY });
    const cold = openWorkspace(own.file);
    try {
      await basisOf(cold, ASKED);
      expect(keptOf.get(cold.db)!.image).toBeNull();
      const random = createRandom(3);
      for (let made = 0, at = 70_000; made < 5; at++) if (tryEdit(own.workspace, random, at)) made++;
      const { known, image } = await basisOf(cold, ASKED);
      const { whole, rows } = readAnew(own.file);
      expect(written(known!)).toEqual(written(whole));
      expect({ ...image!.rows, recognition: rows.recognition }).toEqual(rows);
      expect(cold.estateInMemory()).toBeUndefined();
    } finally {
      cold.close();
    }
  });

  test('totals of several days are carried', async () => {
    const later = { ...ASKED, asOf: DAY + 400 };
    const { keep } = await basisOf(keeping, later);
    keep(readAnew(own.file, later.asOf).whole);
    const random = createRandom(7);
    for (let made = 0, at = 50_000; made < 6; at++) if (tryEdit(own.workspace, random, at)) made++;
    for (const asked of [ASKED, later]) {
      const { known } = await basisOf(keeping, asked);
      expect(written(known!)).toEqual(written(readAnew(own.file, asked.asOf).whole));
    }
  });

  test.each([
    ['an import', (): Promise<unknown> => importPaths(own.workspace.db, [csvOf('products', 'product\nJust Come\n')])],
    [
      'an import of what has no history',
      (): Promise<unknown> => importPaths(own.workspace.db, [csvOf('installations', installation(own.workspace))]),
    ],
    [
      'a rule of recognition',
      async (): Promise<unknown> =>
        editRecords(own.workspace, {
          table: 'recognition',
          records: [
            {
              cells: {
                publisher: '*',
                name: 'never seen*',
                product: String(readTable(own.workspace.db, 'products')[0].product),
              },
            },
          ],
          who: 'anna',
          at: 1,
        }),
    ],
    [
      'an allocation to somebody who was not listed',
      async (): Promise<unknown> =>
        editRecords(own.workspace, {
          table: 'allocations',
          records: [
            { cells: { license: String(readTable(own.workspace.db, 'licenses')[0].license), user: 'not.listed' } },
          ],
          who: 'anna',
          at: 1,
        }),
    ],
  ])('%s is not carried over: the estate is read', async (_name, happen) => {
    await basisOf(keeping, ASKED);
    await happen();
    const { basis, isCarried } = await carried(keeping, own.file);
    expect(isCarried).toBe(false);
    expect(basis.known).toBeNull();
    basis.keep(readAnew(own.file).whole);
  });
});

/** An installation that was not there. */
const installation = ({ db }: Workspace): string => {
  const [computer] = readTable(db, 'computers');
  return `computer,product,version\n${computer.computer},Just Come,1\n`;
};

test('nothing without a history can be edited by hand', async () => {
  const { schema } = await import('../../schema/graphql/index.ts');
  const fields = Object.keys(schema.getMutationType()!.getFields()).map(name => name.toLowerCase());
  for (const table of WITHOUT_HISTORY)
    expect(fields.filter(name => name.startsWith('upsert') && name.endsWith(table))).toEqual([]);
});
