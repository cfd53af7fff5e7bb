/** What an import counts is what became of the estate, on random files: rows that repeat keys, inventories of the same computers, in any order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportOutcome, importPaths, type Source } from '../../app/import/index.ts';
import { openStore } from '../../store/open.ts';
import { databasesIn, temporaryFolder } from '../store/temporary.ts';

const newDatabase = databasesIn(temporaryFolder());
type Db = ReturnType<typeof newDatabase>;

const TABLES = [
  'products',
  'users',
  'computers',
  'installations',
  'evidence',
  'usage',
  'licenses',
  'purchases',
  'recognition',
] as const;

const COLUMNS: Readonly<Record<(typeof TABLES)[number], string>> = {
  products: 'product,publisher',
  users: 'user,location',
  computers: 'computer,os',
  installations: 'computer,product,last_used',
  evidence: 'computer,name,publisher,last_used',
  usage: 'user,computer,product,last_used',
  licenses: 'license,metric,downgrade',
  purchases: 'purchase,license,quantity',
  recognition: 'name,product',
};

const one = <T extends string>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const day = one('', '2025-01-01', '2025-02-02');
const computer = one('PC-1', 'pc-1', 'PC-2');
const rows = (...cells: readonly fc.Arbitrary<string>[]): fc.Arbitrary<readonly string[]> =>
  fc.array(
    fc.tuple(...cells).map(parts => parts.join(',')),
    { maxLength: 5 },
  );

const lists: Readonly<Record<(typeof TABLES)[number], fc.Arbitrary<readonly string[]>>> = {
  products: rows(one('A', 'B'), one('', 'P')).map(list => ['A,', 'B,P', ...list]),
  users: rows(one('anna', 'bert'), one('', 'Bonn')),
  computers: rows(computer, one('', 'Linux', 'Windows')).map(list => ['PC-1,Linux', ...list, 'PC-2,Linux']),
  installations: rows(computer, one('A', 'B'), day),
  evidence: rows(computer, one('x', 'y', 'z'), one('', 'P'), day),
  usage: rows(one('anna', 'carl'), computer, one('A', 'B'), day),
  licenses: rows(one('L', 'M'), one('device'), one('none', 'allowed')).map(list => ['L,device,none', ...list]),
  purchases: rows(one('P1', 'P2'), one('L'), one('1', '2')),
  recognition: rows(one('x', 'y*'), one('A', 'B')),
};

const inventory = fc
  .tuple(one('PC-1', 'PC-2'), fc.array(one('x', 'y', 'z'), { maxLength: 3 }), one('', '2025-01-01'))
  .map(([name, software, installed]) =>
    JSON.stringify({
      deviceid: name,
      content: { hardware: { name }, softwares: software.map(each => ({ name: each, install_date: installed })) },
    }),
  );

interface Sent {
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly inventories: readonly string[];
}
const sent: fc.Arbitrary<Sent> = fc.record({
  lists: fc.record(lists, { requiredKeys: ['computers', 'products'] }),
  inventories: fc.array(inventory, { maxLength: 3 }),
});

const fileOf = (name: string, text: string): Source => ({
  name,
  bytes: (async function* () {
    yield new TextEncoder().encode(text);
  })(),
});

const bring = (db: Db, { lists, inventories }: Sent, mode: 'merge' | 'replace'): Promise<ImportOutcome> =>
  importPaths(
    db,
    [
      ...Object.entries(lists).map(([table, rows]) =>
        fileOf(`${table}.csv`, `${[COLUMNS[table as (typeof TABLES)[number]], ...rows].join('\n')}\n`),
      ),
      ...inventories.map((text, at) => fileOf(`${at}.json`, text)),
    ],
    { mode },
  );

const IDS: Readonly<Record<string, string>> = {
  installations: "computer_id || ' ' || application_id",
  evidence: "computer_id || ' ' || name_id",
};

interface Stored {
  readonly row: string;
  /** Whether a file listed it; others were only recognized, or came into being by being used. */
  readonly isListed: boolean;
}

/** Rows by what they are known by, without which import saw them. */
const stored = (db: Db, table: (typeof TABLES)[number]): ReadonlyMap<string, Stored> => {
  const list = db.prepare(`select ${IDS[table] ?? 'key'} known, * from ${table}`).all() as Record<string, number>[];
  return new Map(
    list.map(({ known, seen_in: _, id: __, sources = 2, listed = 1, ...rest }) => {
      const isListed = listed === 1 && sources >= 2;
      return [String(known), { row: JSON.stringify({ ...rest, isListed }), isListed }];
    }),
  );
};

/** What became of the rows of a table, by looking at it before and after. What was only used is added where it is listed; what was recognized was there. */
const became = (table: string, before: ReadonlyMap<string, Stored>, after: ReadonlyMap<string, Stored>) => {
  const wasThere = (key: string): boolean =>
    table === 'installations' ? before.has(key) : before.get(key)?.isListed === true;
  const listed = [...after].filter(([, { isListed }]) => isListed);
  return {
    added: listed.filter(([key]) => !wasThere(key)).length,
    changed: listed.filter(([key, { row }]) => wasThere(key) && before.get(key)?.row !== row).length,
    removed: [...before].filter(([key, { isListed }]) => isListed && after.get(key)?.isListed !== true).length,
  };
};

const estate = (db: Db) => TABLES.map(table => stored(db, table));

const isIn = (mode: 'merge' | 'replace', open: () => Db) =>
  fc.assert(
    fc.asyncProperty(sent, sent, async (first, second) => {
      const db = open();
      await bring(db, first, 'merge');
      const before = estate(db);
      const outcome = await bring(db, second, mode);
      const after = estate(db);
      for (const [at, table] of TABLES.entries()) {
        const count = outcome.tables.find(each => each.table === table);
        const {
          added = 0,
          changed = 0,
          removed = 0,
          unchanged = 0,
          repeated = 0,
          read = 0,
          rejected = 0,
        } = count ?? {};
        expect({ table, added, changed, removed }).toEqual({ table, ...became(table, before[at], after[at]) });
        expect([table, added + changed + unchanged + repeated + rejected]).toEqual([table, read]);
        expect(Math.min(unchanged, repeated)).toBeGreaterThanOrEqual(0);
      }
      const history = () => db.prepare('select count(*) from changes').pluck().get();
      const changes = history();
      const again = await bring(db, second, mode);
      expect([again.changed, history(), estate(db)]).toEqual([false, changes, after]);
      db.close();
    }),
    { numRuns: 40, seed: 20260131 },
  );

describe('what an import counts', () => {
  it('is what became of the estate, and nothing when the same comes again', () => isIn('merge', newDatabase), 120_000);
  it('is that also where the files replace what is stored', () => isIn('replace', newDatabase), 120_000);
  it('is that also of a database in memory', () => isIn('merge', () => openStore(':memory:')), 120_000);
});
