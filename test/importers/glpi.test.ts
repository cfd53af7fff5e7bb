import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Problem, WARNINGS } from '../../engine/estate/problem.ts';
import { compileRow } from '../../engine/estate/rows.ts';
import { glpi } from '../../importers/glpi.ts';
import { detectFormat, IMPORTERS, importerOf } from '../../importers/index.ts';
import { bytesOf, readAll } from './reading.ts';

const folder = new URL('../../fixtures/formats/glpi/', import.meta.url);
const sample = (name: string) => readAll(glpi, readFileSync(new URL(name, folder)), { file: name });
const inventory = (content: object, more: object = {}) =>
  readAll(glpi, JSON.stringify({ deviceid: 'dev-1', action: 'inventory', content, ...more }), { file: 'x.json' });

/** The rows of a table as objects, batch after batch. */
const rowsOf = ({ batches }: Awaited<ReturnType<typeof sample>>, table: string) =>
  batches
    .filter(batch => batch.table === table)
    .flatMap(({ columns, rows }) =>
      rows.map(cells => Object.fromEntries(columns.map((column, at) => [column, cells[at]]))),
    );

describe('samples', () => {
  test('a computer comes with its hardware, its user and its software', async () => {
    const read = await sample('computer_1.json');
    expect(rowsOf(read, 'computers')).toEqual([
      {
        computer: 'PC-001',
        kind: 'physical',
        chassis: 'laptop',
        calculated_user: 'user001',
        os: 'Fedora 31 (Workstation Edition)',
        processors: '1',
        cores: '2',
        threads: '4',
        processor_model: 'Intel(R) Core(TM) i5-6200U CPU @ 2.30GHz',
        server_model: 'Dell Inc. XPS 13 9350',
        last_inventory: '2020-06-12',
      },
    ]);
    expect(rowsOf(read, 'users')).toEqual([{ user: 'user001' }]);
    expect(rowsOf(read, 'evidence')).toHaveLength(6);
    expect(rowsOf(read, 'evidence')[0]).toEqual({
      computer: 'PC-001',
      publisher: 'Fedora Project',
      name: 'gitg',
      version: '3.32.1-1.fc31',
      installed_on: '2019-12-19',
    });
    expect(read.scopes).toEqual([{ kind: 'scope', table: 'evidence', column: 'computer', value: 'PC-001' }]);
    expect(read.problems.every(({ code }) => WARNINGS.has(code))).toBe(true);
    expect(read.problems.map(({ message }) => message).join()).toContain('batteries');
    expect(read.problems.map(({ message }) => message)).toContain('System accounts are no users: root.');
  });

  test('a partial file of software speaks of that computer only and blanks no field of it', async () => {
    const read = await sample('computer_1_partial_softs.json');
    expect(rowsOf(read, 'computers')).toEqual([{ computer: 'PC-001' }]);
    expect(rowsOf(read, 'evidence')).toHaveLength(6);
    expect(read.scopes.map(({ table, value }) => [table, value])).toEqual([['evidence', 'PC-001']]);
    expect(glpi.speaksOf).toBe('scopes');
  });

  test('virtual machines keep their name, containers are called after their host too', async () => {
    for (const name of ['computer_2.json', 'computer_2_partial_vms.json']) {
      const read = await sample(name);
      expect(rowsOf(read, 'computers').slice(1)).toEqual([
        { computer: "'T", kind: 'virtual', host: 'PC-002', cores: '1' },
        ...['skydive-agent_1', 'skydive-analyzer_1', 'elasticsearch_1', "a'pache", 'db'].map(guest => ({
          computer: `${guest}@PC-002`,
          kind: 'virtual',
          host: 'PC-002',
        })),
      ]);
      expect(read.scopes).toEqual([]);
    }
  });

  test('a partial file of databases leaves the evidence alone and says that it is not read', async () => {
    const read = await sample('computer_2_partial_dbs.json');
    expect(rowsOf(read, 'computers')).toEqual([{ computer: 'PC-002' }]);
    expect(read.scopes).toEqual([]);
    expect(read.problems).toMatchObject([{ code: 'COLUMN_UNKNOWN', column: 'databases_services' }]);
  });

  test('a phone is a computer in the hand', async () => {
    const read = await sample('phone_1.json');
    expect(rowsOf(read, 'computers')).toMatchObject([
      { computer: 'PC-004', chassis: 'hand-held', cores: '8', calculated_user: 'builder' },
    ]);
    expect(rowsOf(read, 'evidence')[0]).toMatchObject({
      name: "Enregistreur d'écran",
      publisher: '',
      version: '1.5.9',
    });
  });

  test('every row of every sample passes the checks of the estate', async () => {
    const files = readdirSync(folder).filter(name => name.endsWith('.json'));
    expect(files.length).toBe(6);
    for (const file of files) {
      const head = readFileSync(new URL(file, folder)).subarray(0, 4096);
      expect(detectFormat(file, head)?.id).toBe('glpi');
      const { batches, broken } = await sample(file);
      expect(broken).toEqual([]);
      const problems: Problem[] = [];
      for (const { table, columns, rows, lines } of batches) {
        expect(glpi.tables).toContain(table);
        const reader = compileRow(table, columns, problem => problems.push(problem), { file });
        for (const [at, cells] of rows.entries()) reader(cells, lines[at]);
      }
      expect(problems).toEqual([]);
    }
  });
});

describe('traps', () => {
  test('cores and threads are added up over processors, and left blank where one does not say', async () => {
    const cpu = (core?: number) => ({ core, thread: 8, name: 'Xeon' });
    expect(rowsOf(await inventory({ cpus: [cpu(4), cpu(6)] }), 'computers')).toMatchObject([
      { processors: '2', cores: '10', threads: '16' },
    ]);
    const partly = rowsOf(await inventory({ cpus: [cpu(4), cpu()] }), 'computers')[0];
    expect(partly.processors).toBe('2');
    expect(partly).not.toHaveProperty('cores');
  });

  test('a computer without a name is known by its device id, one without both is refused', async () => {
    expect(rowsOf(await inventory({ hardware: { name: ' ' } }), 'computers')).toEqual([{ computer: 'dev-1' }]);
    expect((await inventory({}, { deviceid: '' })).problems).toMatchObject([
      { code: 'KEY_BLANK', column: 'hardware.name' },
    ]);
  });

  test('placeholders of the maker are no model', async () => {
    const bios = { smanufacturer: 'System manufacturer', smodel: 'To Be Filled By O.E.M.' };
    expect(rowsOf(await inventory({ bios }), 'computers')).toEqual([{ computer: 'dev-1' }]);
    const dell = { smanufacturer: 'Dell', smodel: 'Dell R740' };
    expect(rowsOf(await inventory({ bios: dell }), 'computers')).toMatchObject([{ server_model: 'Dell R740' }]);
  });

  test('a system account never becomes the user of a computer', async () => {
    const read = await inventory({ hardware: { lastloggeduser: 'root' }, users: [{ login: 'root' }] });
    expect(rowsOf(read, 'computers')).toEqual([{ computer: 'dev-1' }]);
    expect(rowsOf(read, 'users')).toEqual([]);
    const domain = await inventory({
      hardware: { lastloggeduser: 'john' },
      users: [{ login: 'ann' }, { login: 'John', domain: 'AD' }],
    });
    expect(rowsOf(domain, 'computers')).toEqual([{ computer: 'dev-1', calculated_user: 'AD\\John' }]);
  });

  test('days are understood as agents write them, software without a name is a row with a blank one', async () => {
    const day = (install_date: string) => ({ name: 'A', version: install_date, install_date });
    const softwares = [
      day('2020-01-31 10:00:00'),
      day('20200131'),
      day('31/01/2020'),
      day('2019-54-17'),
      { version: 'x' },
      null,
    ];
    const read = await inventory({ softwares });
    expect(rowsOf(read, 'evidence').map(row => row.installed_on)).toEqual([
      '2020-01-31',
      '2020-01-31',
      '2020-01-31',
      '2019-54-17',
      '',
      '',
    ]);
    const problems: Problem[] = [];
    const batch = read.batches.find(({ table }) => table === 'evidence')!;
    const reader = compileRow('evidence', batch.columns, problem => problems.push(problem));
    for (const cells of batch.rows) reader(cells, 0);
    expect(problems.map(({ code, column }) => [code, column])).toEqual([
      ['DATE_INVALID', 'installed_on'],
      ['KEY_BLANK', 'name'],
      ['KEY_BLANK', 'name'],
    ]);
  });

  test('a guest without a name is a rejected row, a guest called like its host is told apart', async () => {
    const read = await inventory({
      hardware: { name: 'H' },
      virtualmachines: [{ vmtype: 'kvm' }, { name: 'h', vmtype: 'kvm' }],
    });
    expect(read.broken).toMatchObject([
      { table: 'computers', cells: ['', 'virtual', 'H'], problem: { code: 'KEY_BLANK' } },
    ]);
    expect(rowsOf(read, 'computers').map(row => row.computer)).toEqual(['H', 'h@H']);
  });

  test('an unknown chassis is a warning', async () => {
    const read = await inventory({ hardware: { name: 'H', chassis_type: 'Hovercraft' } });
    expect(read.problems).toMatchObject([{ code: 'COLUMN_UNKNOWN', column: 'hardware.chassis_type' }]);
    expect(rowsOf(read, 'computers')).toEqual([{ computer: 'H' }]);
  });
});

describe('files that are no inventory', () => {
  test.each([
    ['an empty file', '', 'FILE_EMPTY'],
    ['a file cut off', '{"deviceid": "x", "content": {', 'FILE_UNREADABLE'],
    ['a list', '[]', 'FILE_UNREADABLE'],
    ['no content', '{"deviceid": "x"}', 'COLUMN_MISSING'],
    ['a printer', '{"deviceid": "x", "itemtype": "Printer", "content": {}}', 'VALUE_UNKNOWN'],
    ['a network scan', '{"deviceid": "x", "action": "netdiscovery", "content": {}}', 'VALUE_UNKNOWN'],
  ])('%s is refused', async (_, content, code) => {
    const { problems, batches } = await readAll(glpi, content, { file: 'x.json' });
    expect(problems).toMatchObject([{ code, file: 'x.json' }]);
    expect(batches).toEqual([]);
  });

  test('bytes that are not UTF-8 are named', async () => {
    const content = Uint8Array.from([...bytesOf('{"deviceid":\n"'), 0xe4, ...bytesOf('"}')]);
    const { problems } = await readAll(glpi, content, { file: 'x.json' }, 5);
    expect(problems).toMatchObject([{ code: 'FILE_NOT_UTF8', line: 2 }]);
    expect(problems[0].message).toContain('offset 14');
  });
});

describe('formats', () => {
  test('are found by name and first bytes', () => {
    const format = (file: string, head: string) => detectFormat(file, bytesOf(head))?.id;
    expect(format('users.csv', 'user\n')).toBe('csv');
    expect(format('/in/licences.csv', '\ufefflicense;metric')).toBe('csv');
    expect(format('users', 'user\n')).toBe('csv');
    expect(format('pc.json', ' { "content": {')).toBe('glpi');
    expect(format('pc.json', '{"other": 1}')).toBeUndefined();
    expect(format('users.csv', 'PK\u0003\u0004')).toBeUndefined();
    expect(format('readme.md', '# Read me')).toBeUndefined();
  });

  test('have distinct ids and are found by them', () => {
    expect(new Set(IMPORTERS.map(({ id }) => id)).size).toBe(IMPORTERS.length);
    for (const importer of IMPORTERS) expect(importerOf(importer.id)).toBe(importer);
    expect(importerOf('xml')).toBeUndefined();
  });
});
