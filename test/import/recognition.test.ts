/** Evidence that comes in becomes installations, and goes with its rule, its inventory or its source. */
import { describe, expect, it } from 'vitest';
import { importPaths, recognitionConflicts, unrecognized } from '../../app/import/index.ts';
import { installationsOf } from '../../engine/recognition/installations.ts';
import { readEstate } from '../../store/readEstate.ts';
import { readInstallationRows } from '../../store/readInstallations.ts';
import { databasesIn, temporaryFolder } from '../store/temporary.ts';
import { contentOf, countOf, estateWriter, importFolder, lines } from './estateFolder.ts';

const write = estateWriter();
const newDatabase = databasesIn(temporaryFolder());
const replace = { mode: 'replace' } as const;

const COMPUTERS = lines('computer', 'PC-1', 'PC-2');
const RULES = lines(
  'publisher,name,version,product,product_version,ignore',
  'Adobe*,Photoshop*,,Photoshop,CS6,',
  ',*Update*,,,,yes',
);
const EVIDENCE = lines(
  'computer,publisher,name,version,installed_on,last_used',
  'PC-1,Adobe Inc.,Photoshop CS6,13.0,2025-01-01,2025-05-05',
  'PC-1,Adobe Inc.,Photoshop CS6 Extra,13.1,2024-01-01,2025-04-04',
  'PC-2,Adobe Inc.,Photoshop CS6,13.0,,',
  'PC-1,Microsoft,Security Update 7,1,,',
  'PC-1,,Unheard of,,,',
  'PC-2,,Unheard of,,,',
  'PC-2,,Rare,1,,',
);
const shown = (db: ReturnType<typeof newDatabase>) =>
  readInstallationRows(db)
    .map(({ computer, product, version }) => `${computer} ${product} ${version}`)
    .sort();

describe('evidence', () => {
  it('becomes installations with the first day installed and the last day used', async () => {
    const db = newDatabase();
    const result = await importFolder(db, write({ computers: COMPUTERS, recognition: RULES, evidence: EVIDENCE }));
    expect(result.recognition).toMatchObject({ recognized: 2, ignored: 1, unrecognized: 2, conflicts: 0 });
    expect(readInstallationRows(db)).toEqual([
      { computer: 'PC-1', product: 'Photoshop', version: 'CS6', edition: '', installed_on: 19723, last_used: 20213 },
      { computer: 'PC-2', product: 'Photoshop', version: 'CS6', edition: '', installed_on: null, last_used: null },
    ]);
    expect(unrecognized(db)).toMatchObject([
      { name: 'Unheard of', occurrences: 2 },
      { name: 'Rare', version: '1', occurrences: 1 },
    ]);
  });

  it('gives what the engine makes of the same rows in memory', async () => {
    const db = newDatabase();
    await importFolder(db, write({ computers: COMPUTERS, recognition: RULES, evidence: EVIDENCE }));
    const evidence = db
      .prepare(
        `select c.computer, p.publisher, n.name, n.version, e.installed_on, e.last_used from evidence e
         join computers c on c.id = e.computer_id join evidence_names n on n.id = e.name_id
         join evidence_publishers p on p.id = e.publisher_id`,
      )
      .all() as Parameters<typeof installationsOf>[0];
    expect(evidence).toHaveLength(7);
    const inMemory = installationsOf(evidence, readEstate(db).recognition, []).installations;
    expect(readInstallationRows(db)).toEqual([...inMemory].sort((a, b) => (a.computer < b.computer ? -1 : 1)));
  });

  it('is judged anew when a rule changes, and leaves imported installations alone', async () => {
    const db = newDatabase();
    const listed = lines('computer,product,version,last_used', 'PC-1,Photoshop,CS6,2020-01-01', 'PC-2,Other,1,');
    await importFolder(
      db,
      write({ computers: COMPUTERS, recognition: RULES, evidence: EVIDENCE, installations: listed }),
    );
    expect(shown(db)).toEqual(['PC-1 Photoshop CS6', 'PC-2 Other 1', 'PC-2 Photoshop CS6']);
    expect(readInstallationRows(db)[0]).toMatchObject({ installed_on: null, last_used: 18262 });
    const rule = lines('publisher,name,version,product,product_version', 'Adobe*,Photoshop*,,Photoshop,CS7');
    await importFolder(db, write({ recognition: rule }));
    expect(shown(db)).toEqual(['PC-1 Photoshop CS6', 'PC-1 Photoshop CS7', 'PC-2 Other 1', 'PC-2 Photoshop CS7']);
    await importFolder(db, write({ recognition: lines('name,product') }), replace);
    expect(shown(db)).toEqual(['PC-1 Photoshop CS6', 'PC-2 Other 1']);
  });

  it('still speaks where an imported installation goes, with dates of its own', async () => {
    const db = newDatabase();
    const listed = lines('computer,product,version,last_used', 'PC-1,Photoshop,CS6,2020-01-01');
    await importFolder(
      db,
      write({ computers: COMPUTERS, recognition: RULES, evidence: EVIDENCE, installations: listed }),
    );
    await importFolder(db, write({ installations: lines('computer,product') }), replace);
    expect(shown(db)).toEqual(['PC-1 Photoshop CS6', 'PC-2 Photoshop CS6']);
    expect(readInstallationRows(db)[0]).toMatchObject({ installed_on: 19723, last_used: 20213 });
  });

  it('that several rules answer differently is reported', async () => {
    const db = newDatabase();
    const rules = lines('name,product', 'Photoshop*,Photoshop', '*CS6,Creative Suite');
    const result = await importFolder(db, write({ computers: COMPUTERS, recognition: rules, evidence: EVIDENCE }));
    expect(result.recognition?.conflicts).toBe(1);
    expect(recognitionConflicts(db)).toMatchObject([{ name: 'Photoshop CS6', occurrences: 2, rule: 1, others: [2] }]);
  });

  it('lets the earlier rule of the list win where both fit equally well, also after the list was turned round', async () => {
    const db = newDatabase();
    const turned = (...rows: readonly string[]) =>
      write({ computers: COMPUTERS, evidence: EVIDENCE, recognition: lines('name,publisher,product', ...rows) });
    await importFolder(db, turned('Rare,,First', 'Rar*,,Other', 'R*re,,Second', '*are,,Third'), replace);
    expect(shown(db)).toEqual(['PC-2 First ']);
    await importFolder(db, turned('*are,,Third', 'R*re,,Second'), replace);
    expect(shown(db)).toEqual(['PC-2 Third ']);
    await importFolder(db, turned('R*re,,Second', '*are,,Third'), replace);
    expect(shown(db)).toEqual(['PC-2 Second ']);
  });
});

const inventory = (names: readonly string[], extra: object = {}) =>
  JSON.stringify({
    deviceid: 'PC-1-2025-01-01-00-00-00',
    itemtype: 'Computer',
    action: 'inventory',
    content: {
      versionclient: 'GLPI-Agent_v1.7',
      hardware: { name: 'PC-1', chassis_type: 'Laptop' },
      softwares: names.map(name => ({ name, version: '1' })),
      ...extra,
    },
  });

describe('an inventory of one computer', () => {
  const evidenceOf = (db: ReturnType<typeof newDatabase>) =>
    db
      .prepare(`select c.computer || ' ' || n.name from evidence e join computers c on c.id = e.computer_id
        join evidence_names n on n.id = e.name_id order by 1`)
      .pluck()
      .all();

  it('replaces what was found on that computer and nothing else', async () => {
    const db = newDatabase();
    await importFolder(db, write({ computers: COMPUTERS, evidence: lines('computer,name', 'PC-2,Mail') }));
    await importFolder(db, write({ 'pc-1.json': inventory(['Editor', 'Browser']) }));
    expect(evidenceOf(db)).toEqual(['PC-1 Browser', 'PC-1 Editor', 'PC-2 Mail']);
    const result = await importFolder(db, write({ 'pc-1.json': inventory(['Editor', 'Player']) }), replace);
    expect(countOf(result, 'evidence')).toEqual({ read: 2, added: 1, unchanged: 1, removed: 1 });
    expect(evidenceOf(db)).toEqual(['PC-1 Editor', 'PC-1 Player', 'PC-2 Mail']);
    expect(readEstate(db).computers).toMatchObject([{ computer: 'PC-1', chassis: 'laptop' }, { computer: 'PC-2' }]);
    const again = await importFolder(db, write({ 'pc-1.json': inventory(['Editor', 'Player']) }));
    expect(again.changed).toBe(false);
  });

  it('leaves what another source found on that computer', async () => {
    const db = newDatabase();
    await importFolder(db, write({ computers: COMPUTERS, evidence: lines('computer,name', 'PC-1,Scanned') }), {
      asSource: 'scanner',
    });
    await importFolder(db, write({ 'pc-1.json': inventory(['Editor']) }), { asSource: 'agent' });
    await importFolder(db, write({ 'pc-1.json': inventory(['Player']) }), { asSource: 'agent' });
    expect(evidenceOf(db)).toEqual(['PC-1 Player', 'PC-1 Scanned']);
  });

  it('counts in its later state where two of one computer come at once', async () => {
    const db = newDatabase();
    await importFolder(db, write({ '1.json': inventory(['Editor', 'Old']), '2.json': inventory(['Editor', 'New']) }));
    expect(evidenceOf(db)).toEqual(['PC-1 Editor', 'PC-1 New']);
  });

  it('that is partial says nothing about software it does not hold', async () => {
    const db = newDatabase();
    await importFolder(db, write({ 'pc-1.json': inventory(['Editor']) }));
    const before = contentOf(db);
    const partial = JSON.parse(inventory([]));
    delete partial.content.softwares;
    partial.partial = true;
    await importFolder(db, write({ 'pc-1.json': JSON.stringify(partial) }));
    expect(contentOf(db).evidence).toEqual(before.evidence);
  });

  it('comes together with tables that name its computer', async () => {
    const db = newDatabase();
    const result = await importFolder(
      db,
      write({
        'pc-1.json': inventory(['Editor']),
        recognition: lines('name,product', 'Editor,Editor'),
        installations: lines('computer,product', 'PC-1,Game'),
        allocations: lines('license,computer', 'L1,PC-1'),
        licenses: lines('license,metric', 'L1,device'),
      }),
    );
    expect(result.tables.every(({ rejected }) => rejected === 0)).toBe(true);
    expect(shown(db)).toEqual(['PC-1 Editor ', 'PC-1 Game ']);
  });

  it('of the sample files can be imported twice', async () => {
    const db = newDatabase();
    const samples = new URL('../../fixtures/formats/glpi/', import.meta.url).pathname;
    const first = await importPaths(db, [samples]);
    expect(first.files.filter(({ format }) => format === 'glpi').length).toBeGreaterThan(1);
    expect(countOf(first, 'evidence')).toEqual({ read: 15, added: 9, repeated: 6 });
    const before = contentOf(db);
    const again = await importPaths(db, [samples]);
    expect(countOf(again, 'evidence')).toEqual({ read: 15, unchanged: 9, repeated: 6 });
    expect(again.changed).toBe(false);
    expect(contentOf(db)).toEqual(before);
  });
});
