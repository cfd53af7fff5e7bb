/** Whatever an answer may be computed from leaves its trace in the mark of the state; what no answer looks at leaves none. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { advise } from '../../app/advice.ts';
import { deleteRecords } from '../../app/deleteRecords.ts';
import { editRecords } from '../../app/editRecords.ts';
import { recordEffects } from '../../app/effects.ts';
import { importPaths, reconcileEstate } from '../../app/index.ts';
import { hasEstateChanged, openMarks } from '../../app/stateMark.ts';
import { addToken, revokeToken } from '../../app/tokens.ts';
import { hashOfCatalog } from '../../catalog/load.ts';
import { KEY_COLUMNS } from '../../engine/estate/keys.ts';
import { readTable } from '../../store/readEstate.ts';
import type { RecordTable } from '../../store/stored.ts';
import { csvOf, DAY, newWorkspace, SAMPLE } from './sampleWorkspace.ts';

const { workspace, dispose } = newWorkspace();
const mark = openMarks(workspace);
const by = { who: 'anna', at: 1 };

beforeAll(async () => {
  const { db, metricAliases } = workspace;
  await importPaths(db, [SAMPLE], { metricAliases });
  await reconcileEstate(workspace, { asOf: DAY });
});
afterAll(dispose);

const bring = (table: string, text: string): Promise<unknown> => importPaths(workspace.db, [csvOf(table, text)]);

const edit = (table: RecordTable, cells: Readonly<Record<string, string>>) =>
  editRecords(workspace, { table, records: [{ cells }], ...by });

const LICENSE = 'COREL-2023';

const CHANGES: Readonly<Record<string, () => unknown>> = {
  'a new purchase': () => edit('purchases', { purchase: 'MARK-1', license: LICENSE, quantity: '1' }),
  'a purchase that is changed': () => edit('purchases', { purchase: 'MARK-1', license: LICENSE, quantity: '2' }),
  'a right of a license': () => edit('licenses', { license: LICENSE, downgrade: 'none' }),
  'a contract': () => edit('contracts', { contract: 'MARK-C', expires: '2030-01-01' }),
  'a link to it': () => edit('license_contracts', { license: LICENSE, contract: 'MARK-C' }),
  'an allocation': () =>
    edit('allocations', { license: LICENSE, computer: String(readTable(workspace.db, 'computers')[0].computer) }),
  'a rule of recognition': () => edit('recognition', { publisher: '*', name: 'no such*', product: 'Marked' }),
  'a record that goes': () =>
    deleteRecords(workspace, { records: [{ table: 'purchases', key: ['MARK-1'] }], withDependents: false, ...by }),
  'an import of a user': () => bring('users', 'user,status\nmark.user,active\n'),
  'an import of a day of last use': () => {
    const [{ computer, product }] = readInstalled();
    return bring('installations', `computer,product,last_used\n${computer},${product},2019-05-05\n`);
  },
  'an import that changes nothing': () => bring('users', 'user,status\nmark.user,active\n'),
  'a run': () => reconcileEstate(workspace, { asOf: DAY + 1 }),
};

/** The same once more, with other values. */
const AGAIN: typeof CHANGES = {
  'a new purchase': () => edit('purchases', { purchase: 'AGAIN-1', license: LICENSE, quantity: '90' }),
  'a right of a license': () =>
    edit('licenses', {
      license: LICENSE,
      downgrade: 'none',
      downgrade_version: '',
      downgrade_edition: '',
      second_use: 'portable',
    }),
  'a contract': () => edit('contracts', { contract: 'AGAIN-C', downgrade: 'allowed', downgrade_version: 'any' }),
  'a link to it': () => edit('license_contracts', { license: LICENSE, contract: 'AGAIN-C' }),
  'a run': () => reconcileEstate(workspace, { asOf: DAY + 2 }),
  'an allocation that goes': () => {
    const [row] = readTable(workspace.db, 'allocations');
    const key = KEY_COLUMNS.allocations.map(name => String(row[name as keyof typeof row] ?? ''));
    return deleteRecords(workspace, { records: [{ table: 'allocations', key }], withDependents: false, ...by });
  },
  'a rule of recognition': () => edit('recognition', { publisher: '*', name: 'no other*', product: 'Marked' }),
  'an import': () => bring('users', 'user,status\nmark.user,active\n'),
};

const readInstalled = () =>
  workspace.db
    .prepare(
      `select c.computer, p.product from installations i join computers c on c.id = i.computer_id
       join applications a on a.id = i.application_id join products p on p.id = a.product_id
       where a.version_id is null and a.edition_id is null limit 1`,
    )
    .all() as { readonly computer: string; readonly product: string }[];

describe('the mark of the state', () => {
  test.each(Object.entries(CHANGES))('is another one after %s', async (_, change) => {
    const before = mark('estate');
    expect(mark('estate')).toBe(before);
    await change();
    expect(mark('estate')).not.toBe(before);
  });

  test('of advice stays where the advice does, and the advice knows that the estate has changed', async () => {
    const { id } = await reconcileEstate(workspace, { asOf: DAY });
    const toldNow = async () => JSON.stringify({ ...(await advise(workspace, { run: id })), estateChanged: null });
    const stayed: string[] = [];
    for (const [name, change] of Object.entries(AGAIN)) {
      const [before, advice] = [mark('run'), await toldNow()];
      await change();
      if (mark('run') !== before) continue;
      stayed.push(name);
      expect([name, await toldNow()]).toEqual([name, advice]);
      expect(hasEstateChanged(workspace, id)).toBe((await advise(workspace, { run: id })).estateChanged);
    }
    expect(stayed).toEqual(['a new purchase', 'a right of a license', 'a contract', 'a link to it', 'a run']);
    expect(hasEstateChanged(workspace, id)).toBe(true);
  });

  test('holds tokens only where they are told', () => {
    const marks = () => [mark('estate'), mark('estate-and-tokens')];
    const before = marks();
    addToken(workspace, { name: 'marked', role: 'viewer', expires: DAY + 10_000 });
    const made = marks();
    expect(made[0]).toBe(before[0]);
    expect(made[1]).not.toBe(before[1]);
    revokeToken(workspace, 'marked');
    const ended = marks();
    expect(ended[0]).toBe(before[0]);
    expect(ended[1]).not.toBe(made[1]);
  });

  test('stays where the effect of a change is recorded', async () => {
    const { rightsChange } = edit('licenses', { license: LICENSE, downgrade: 'allowed', downgrade_version: 'any' });
    const before = mark('estate-and-tokens');
    await recordEffects(workspace, [rightsChange!]);
    expect(mark('estate-and-tokens')).toBe(before);
  });

  test('goes by what the files of the catalog say', () => {
    const folder = mkdtempSync(join(tmpdir(), 'samwise-mark-'));
    const from = join(import.meta.dirname, '../../catalog');
    cpSync(from, folder, { recursive: true });
    expect(mark('estate')).toContain(hashOfCatalog(folder));
    rmSync(folder, { recursive: true });
  });
});
