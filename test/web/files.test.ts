/** Files in and out of the page: what a chosen file is taken for, rejected rows sent again, rows exported and printed as they are seen. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { planImport } from '../../app/import/plan.ts';
import { TABLE_NAMES } from '../../engine/estate/tables.ts';
import { detected, TABLES } from '../../web/src/pages/imports/detect.ts';
import { type Browsing, browse } from './browser.ts';

const FORMATS = new URL('../../fixtures/formats/', import.meta.url);
const headOf = (name: string): string => readFileSync(new URL(name, FORMATS), 'utf8').slice(0, 4_096);

/** What the server takes a file for. */
const planned = (name: string, head: string): string => {
  const bytes = (): AsyncIterable<Uint8Array> => {
    throw new Error('only looked at');
  };
  const { planned: files } = planImport([{ name, head: Buffer.from(head), bytes, isFound: false }], {});
  const [file] = files;
  return file ? (file.importer.id === 'csv' ? `table ${file.tables[0]}` : file.importer.id) : 'unknown';
};

/** The same in the words of the page. */
const seen = (name: string, head: string): string => {
  const found = detected(name, head);
  return found.kind === 'table' ? `table ${found.table}` : found.kind.replace('-unread', '');
};

describe('what a file is taken for', () => {
  test('the tables are those of the estate', () => {
    expect([...TABLES].toSorted()).toEqual([...TABLE_NAMES].toSorted());
  });

  test.each([
    ['computers.csv', 'computer,os\n'],
    ['Users.TSV', 'user\tname\n'],
    ['users', 'user;name\n'],
    ['usage.txt', '\uFEFFcomputer,product\n'],
    ['computers.csv', 'PK\u0003\u0004'],
    ['computers.csv', ' {"deviceid": "x"}'],
    ['computers.csv', '<xml/>'],
    ['anything.csv', 'reject_table,reject_code\n'],
    ['anything.csv', 'computer,os\n'],
    ['odd.json', '{"x":1}'],
    ['picture.png', '\u0089PNG'],
    ['glpi/computer_1.json', headOf('glpi/computer_1.json')],
    ['glpi/phone_1.json', headOf('glpi/phone_1.json')],
    ['pvu_sub_capacity.csv', headOf('ilmt/pvu_sub_capacity.csv')],
    ['cloud_paks.csv', headOf('ilmt/cloud_paks.csv')],
    ['data_condition.txt', headOf('ilmt/data_condition.txt')],
  ])('%s is seen as the server sees it', (name, head) => {
    const plain = name.split('/').at(-1)!;
    expect(seen(plain, head)).toBe(planned(plain, head));
  });
});

let browsing: Browsing;
beforeAll(async () => {
  browsing = await browse();
}, 120_000);
afterAll(() => browsing?.close());
afterEach(() => {
  expect(browsing?.troubles).toEqual([]);
});

describe('imports', () => {
  test('tell what no format fits, take rejected rows back mended, and are found again', async () => {
    const { page, go, serving } = browsing;
    const folder = mkdtempSync(join(tmpdir(), 'samwise-web-'));
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    await go('/imports');
    await page
      .locator('input[type="file"]')
      .setInputFiles([file('users.csv', 'user,name,status\nsleepy,Sleepy,asleep\n'), file('odd.json', '{"x":1}')]);
    await page.getByText('no known format: name it after a table').waitFor();
    await page.getByRole('button', { name: 'Remove odd.json' }).click();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const link = page.getByRole('link', { name: 'Download the rejected rows as CSV' });
    const rejected = await page.request.get(`${serving.url}${await link.getAttribute('href')}`);
    const mended = (await rejected.text()).replace(/,asleep(?=,|\r?\n)/, ',active');
    await page.locator('input[type="file"]').setInputFiles(file('rejects.csv', mended));
    await page.getByText('rejected rows, mended').waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Import 3' }).waitFor();
    await page.getByText('Every row was taken.').waitFor();
    expect((await serving.ask('{ user(key: "sleepy") { status } }')).data.user.status).toBe('ACTIVE');
    await go('/imports?text=rejects');
    await page.getByRole('link', { name: 'Import 3' }).waitFor();
    await expect.poll(() => page.getByRole('table', { name: 'Imports' }).locator('tbody tr').count()).toBe(1);
  });
});

describe('what nothing covers', () => {
  test('is exported as it is filtered', async () => {
    const { page, go, serving } = browsing;
    await go('/unlicensed?reason=NO_RIGHT');
    const count = page.locator('.more [role="status"]');
    await expect.poll(() => count.textContent()).toMatch(/ of \d+$/);
    const total = Number((await count.textContent())!.split(' of ')[1]);
    const address = await page.getByRole('link', { name: 'Export as CSV' }).getAttribute('href');
    const text = await (await page.request.get(`${serving.url}${address}`)).text();
    expect(text.trim().split('\r\n')).toHaveLength(1 + total);
    await page.getByLabel('Reason').selectOption({ index: 0 });
    await expect.poll(async () => Number((await count.textContent())!.split(' of ')[1])).toBeGreaterThan(total);
  });
});

describe('the positions', () => {
  const rows = () => browsing.page.locator('table.positions tbody tr:not(.space):not(.group)');

  test('are exported as they are seen: rows, order, groups and columns', async () => {
    const { page, go, serving } = browsing;
    await go('/positions?status=at-risk,unknown&sort=shortfall&order=desc&group=publisher&columns=name,shortfall,raw');
    // On paper all of them are drawn.
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => rows().count()).toBeGreaterThan(20);
    const shown = await rows().locator('th .key').allTextContents();
    await page.emulateMedia({ media: 'screen' });
    const address = await page.getByRole('link', { name: 'Export as CSV' }).getAttribute('href');
    const text = await (await page.request.get(`${serving.url}${address}`)).text();
    const [head, ...lines] = text.trim().split('\r\n');
    expect(head).toBe('license,name,shortfall,raw');
    expect(lines.map(line => line.split(',')[0])).toEqual(shown);
    const workbook = await page.request.get(
      `${serving.url}${await page.getByRole('link', { name: 'Export as Excel' }).getAttribute('href')}`,
    );
    expect(workbook.headers()['content-type']).toContain('spreadsheetml');
    expect((await page.request.get(`${serving.url}/export/positions.csv?columns=license,wrong`)).status()).toBe(400);
  });

  test('are printed whole, not only what is in sight', async () => {
    const { page, go } = browsing;
    await page.setViewportSize({ width: 1280, height: 400 });
    await go('/positions');
    await expect.poll(() => rows().count()).toBeLessThan(65);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => rows().count()).toBe(65);
    await page.emulateMedia({ media: 'screen' });
    await expect.poll(() => rows().count()).toBeLessThan(65);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});
