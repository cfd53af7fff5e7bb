/** Dates that cannot be: reversed intervals and days that do not exist, refused wherever an interval comes in. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { editRecords } from '../../app/editRecords.ts';
import { parseDay, whatIf } from '../../app/index.ts';
import type { RecordTable } from '../../store/stored.ts';
import { bring, newWorkspace } from '../app/sampleWorkspace.ts';
import { attempt, codesOf, SMALL, stored } from './estates.ts';

let own: ReturnType<typeof newWorkspace>;
beforeEach(async () => {
  own = newWorkspace();
  await bring(own.workspace, SMALL());
});
afterEach(() => own.dispose());

const INTERVALS: readonly (readonly [RecordTable, Readonly<Record<string, string>>])[] = [
  ['contracts', { contract: 'C' }],
  ['licenses', { license: 'NEW', metric: 'device' }],
  ['purchases', { purchase: 'NEW', license: 'FIRST', quantity: '1' }],
];

test.each(INTERVALS)('an interval of %s that ends before it begins', async (table, key) => {
  const cells = { ...key, starts: '2026-02-01', expires: '2026-01-31' };
  const names = Object.keys(cells);
  const before = stored(own.workspace, table);
  const outcome = await attempt(own.workspace, table, `${names.join()}\n${Object.values(cells).join()}\n`);
  expect(codesOf(outcome)).toEqual([`INTERVAL_REVERSED ${table} expires`]);
  expect(outcome.problems[0].message).toBe('It expires on 2026-01-31, before it starts on 2026-02-01.');
  const edit = () => editRecords(own.workspace, { table, records: [{ cells }], who: '', at: 0 });
  expect(edit).toThrow('before it starts on 2026-02-01');
  const row = Object.entries(cells).map(([name, value]) => `${name}: ${value}`);
  const changes = { text: `${table}: [{${row.join(', ')}}]`, file: 'x.yaml' };
  const tried = await whatIf(own.workspace, changes, { asOf: parseDay('2026-01-31')! });
  expect(tried).toMatchObject({ refused: true, problems: [{ code: 'INTERVAL_REVERSED', line: 1 }] });
  expect(stored(own.workspace, table)).toBe(before);
});

test('half of an interval that turns it around together with what is stored', async () => {
  expect(
    codesOf(await attempt(own.workspace, 'purchases', 'purchase,license,quantity,starts\nP1,FIRST,1,2026-03-01\n')),
  ).toEqual([]);
  const outcome = await attempt(
    own.workspace,
    'purchases',
    'purchase,license,quantity,expires\nP1,FIRST,1,2026-02-01\n',
  );
  expect(codesOf(outcome)).toEqual(['INTERVAL_REVERSED purchases expires']);
  expect(own.workspace.db.prepare("select expires from purchases where key = 'p1'").pluck().get()).toBeNull();
});

test.each(['2026-02-30', '31.02.2026', '2026-13-01', 'soon', '0'])('%s is no day', async day => {
  const outcome = await attempt(own.workspace, 'contracts', `contract,expires\nC,${day}\n`);
  expect(codesOf(outcome)).toEqual(['DATE_INVALID contracts expires']);
  expect(outcome.problems[0].help).toContain('2026-01-31');
  expect(stored(own.workspace, 'contracts')).toBe(0);
});
