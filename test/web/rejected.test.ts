/** Rejected rows of an import, read where they are told of: grouped, searched, unfolded, in both languages, wide and narrow. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { importPaths } from '../../app/index.ts';
import { PROBLEM_CODES, type ProblemCode, WARNINGS } from '../../engine/estate/problem.ts';
import { TABLES } from '../../engine/estate/tables.ts';
import { ensureBuilt } from '../../web/build.ts';
import { groupTitle, rejectedWords } from '../../web/src/words/rejected.ts';
import { type Serving, serve } from '../server/serving.ts';
import { type Browsing, browse } from './browser.ts';
import { expectFine, LOOKS } from './looks.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
const license = Object.keys(TABLES.licenses);
const FILES: Readonly<Record<string, string>> = {
  'installations.csv': `computer,product,version,last_used\n${Array.from({ length: 4_000 }, (_, at) => `NO-${at + 1},Product ${at % 5},${at},2026-01-31\n`).join('')}WS-001,Late,1,31-31-2026\n`,
  'users.csv': `user,name,status\nsleepy,"${HOSTILE}",asleep\n"long.name","${'very long name '.repeat(60)}",asleep\n`,
  'computers.csv': 'computer,os,product_key\nPC-X,Windows,AAAAA-BBBBB-CCCCC,one too many\n',
  'licenses.csv': `${license.join(',')}\n${license.map(column => ({ license: 'L-X', name: 'Wrong', metric: 'devise', downgrade: 'perhaps' })[column] ?? '').join(',')}\n`,
  'allocations.csv': 'license,computer,colour\nNO-LICENSE,NO-COMPUTER,blue\n',
  'songs.csv': 'title\nx\n',
};

const importWrong = async ({ workspace }: Serving): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'samwise-rejected-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  const paths = Object.keys(FILES).map(name => join(folder, name));
  await importPaths(workspace.db, paths, { metricAliases: workspace.metricAliases });
};

let serving: Serving;
let browsing: Browsing;
let address: string;
beforeAll(async () => {
  // A server knows the page that is there when it starts.
  await ensureBuilt();
  serving = await serve();
  await importWrong(serving);
  const { data } = await serving.ask('{ imports(first: 1) { edges { node { id } } } }');
  address = `/imports/${data.imports.edges[0].node.id}`;
  browsing = await browse({ serving });
}, 120_000);
afterAll(async () => {
  await browsing?.close();
  await serving?.close();
});
afterEach(() => {
  expect(browsing?.troubles).toEqual([]);
});

const group = (name: RegExp) =>
  browsing.page.locator('.rejectedgroup').filter({ has: browsing.page.getByRole('button', { name }) });
const opened = async (name: RegExp) => {
  const found = group(name);
  const button = found.getByRole('button', { name });
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  await found.locator('.rejected > li').first().waitFor();
  return found;
};

describe('the rejected rows of an import', () => {
  test('stand under one heading for each kind of problem, with its number, the largest first and open', async () => {
    const { page, go } = browsing;
    await go(address);
    await page.getByRole('heading', { level: 2, name: '4,006 rejected rows' }).waitFor();
    const first = page.locator('.rejectedgroup').first();
    await expect.poll(() => first.locator('h3').textContent()).toContain('4,000 × unknown computer · installations');
    await expect.poll(() => first.locator('.rejected > li').count()).toBe(20);
    await expect.poll(() => first.getByRole('status').textContent()).toBe('20 of 4,000');
    await first.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => first.locator('.rejected > li').count()).toBe(40);
    await expect.poll(() => first.getByRole('heading', { level: 4 }).nth(39).textContent()).toContain('line 41');
    await expect.poll(() => page.locator('.rejected').count()).toBe(1);
  });

  test('show their cells with the wrong one marked in words too, and under them what is wrong and what to do', async () => {
    const { page, go } = browsing;
    await go(address);
    const row = group(/unknown computer/)
      .locator('.rejected > li')
      .first();
    await expect
      .poll(() => row.getByRole('columnheader').allTextContents())
      .toEqual(['computer', 'product', 'version', 'last_used']);
    await expect
      .poll(() => row.getByRole('cell').allTextContents())
      .toEqual(['Wrong: NO-1', 'Product 0', '0', '2026-01-31']);
    const faulty = row.locator('td.faulty');
    const described = await faulty.getAttribute('aria-describedby');
    await expect
      .poll(() => page.locator(`[id="${described}"]`).textContent())
      .toBe(
        'computer: There is no computer "NO-1".What to do: Add it to computers, or correct the spelling here, and send the row again.',
      );
  });

  test('name every wrong cell of a row that has several', async () => {
    await browsing.go(address);
    const found = await opened(/unknown license/);
    await expect
      .poll(() => found.locator('td.faulty').allTextContents())
      .toEqual(['Wrong: NO-LICENSE', 'Wrong: NO-COMPUTER']);
    await expect.poll(() => found.locator('.wrongs li').count()).toBe(2);
  });

  test('fold many columns and long cells, blank ones first, and unfold by keyboard', async () => {
    const { page, go } = browsing;
    await go(address);
    const wide = await opened(/unknown value in (metric|downgrade) · licenses/);
    await expect
      .poll(() => wide.getByRole('columnheader').allTextContents())
      .toEqual(['license', 'name', 'metric', 'downgrade']);
    await expect.poll(() => wide.locator('td.faulty').allTextContents()).toEqual(['Wrong: perhaps']);
    await wide.getByRole('button', { name: /^Show the whole row/ }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => wide.getByRole('rowheader').count()).toBe(license.length);
    const long = await opened(/unknown value in status/);
    await expect.poll(() => long.locator('td', { hasText: 'very long' }).textContent()).toMatch(/…$/);
    await long.getByRole('button', { name: /^Show the whole row/ }).click();
    await expect.poll(() => long.locator('td', { hasText: 'very long' }).textContent()).toHaveLength(15 * 60);
  });

  test('never become markup, and never show what may be a key', async () => {
    const { page, go } = browsing;
    await go(address);
    const found = await opened(/unknown value in status/);
    await found.getByText(HOSTILE, { exact: true }).waitFor();
    expect(await page.locator('.rejected img').count()).toBe(0);
    const broken = await opened(/wrong number of cells/);
    await broken.getByText('not shown: it may be a key').first().waitFor();
    await expect
      .poll(() => broken.locator('th').allTextContents())
      .toEqual(['computer', 'os', 'product_key', 'no column']);
    expect(await page.locator('body').textContent()).not.toContain('BBBBB');
  });

  test('are found by a cell or a sentence and by file, which stands in the address', async () => {
    const { page, go } = browsing;
    await go(address);
    await page.getByLabel('Part of a cell or of what is wrong').fill('no-3999');
    await page.waitForURL(url => url.searchParams.get('text') === 'no-3999');
    await expect.poll(() => page.locator('.rejectedgroup h3').allTextContents()).toHaveLength(1);
    await expect.poll(() => page.locator('.rejectedgroup h3').first().textContent()).toContain('1 × unknown computer');
    await page.getByText('line 4,000').waitFor();
    await page.getByLabel('Part of a cell or of what is wrong').fill('BBBBB');
    await page.getByText('No rejected row fits.').last().waitFor();
    await page.getByLabel('Part of a cell or of what is wrong').fill('');
    await page.getByLabel('File', { exact: true }).selectOption({ label: 'users.csv (2)' });
    await page.waitForURL(url => url.searchParams.get('file')?.endsWith('users.csv') === true);
    await expect.poll(() => page.locator('.rejectedgroup h3').allTextContents()).toHaveLength(1);
    await expect
      .poll(() => page.locator('.rejectedgroup h3').first().textContent())
      .toContain('2 × unknown value in status');
  });

  test('have the file to download and the way to send it mended beside them', async () => {
    const { page, go } = browsing;
    await go(address);
    await page.getByRole('link', { name: 'Download the rejected rows as CSV' }).waitFor();
    await page.getByRole('link', { name: 'Send them mended' }).click();
    await expect.poll(() => page.evaluate('location.hash')).toBe('#resend');
    await expect.poll(() => page.getByRole('heading', { name: 'Send the mended rows' }).isVisible()).toBe(true);
  });
});

describe('the numbers of an import', () => {
  test('add up by table, are explained, and stand by file', async () => {
    const { page, go } = browsing;
    await go(address);
    const table = page.getByRole('table', { name: 'What became of the rows' });
    const cells = async (name: string) =>
      table
        .getByRole('row', { name: new RegExp(`^${name} `) })
        .getByRole('cell')
        .allTextContents();
    await expect.poll(() => cells('users')).toEqual(['2', '0', '0', '0', '0', '2', '0']);
    await expect.poll(() => cells('All tables')).toEqual(['4,006', '0', '0', '0', '0', '4,006', '0']);
    await page.getByText('What these numbers mean').click();
    await page.getByText('Rows whose key came before in this import; the later row counts.').waitFor();
    const files = page.getByRole('table', { name: 'By file' });
    await expect
      .poll(() => files.getByRole('row', { name: /songs\.csv/ }).textContent())
      .toContain('Refused as a whole');
    await expect
      .poll(() =>
        files
          .getByRole('row', { name: /installations\.csv/ })
          .getByRole('cell')
          .last()
          .textContent(),
      )
      .toBe('4,001');
    await page.getByRole('table', { name: 'Refused files' }).getByText('TABLE_UNKNOWN').waitFor();
    await page.getByRole('table', { name: 'Warnings' }).getByText('COLUMN_UNKNOWN').first().waitFor();
  });
});

test('every code that can reject a row has a heading in both languages', () => {
  const ofFiles: readonly ProblemCode[] = [
    'FILE_UNREADABLE',
    'FILE_NOT_UTF8',
    'FILE_EMPTY',
    'TABLE_UNKNOWN',
    'COLUMN_MISSING',
  ];
  const codes = PROBLEM_CODES.filter(code => !WARNINGS.has(code) && !ofFiles.includes(code));
  for (const code of codes) {
    const [en, de] = [rejectedWords.en, rejectedWords.de].map(({ problem }) =>
      groupTitle(problem, { code, column: 'host' }),
    );
    expect(en).not.toBe(code);
    expect(de).not.toBe(en);
  }
  expect(groupTitle(rejectedWords.en.problem, { code: 'SOMETHING_NEW', column: '' })).toBe('SOMETHING_NEW');
});

const TITLES = { en: '4,006 rejected rows', de: /^4\s006 abgewiesene Zeilen$/ } as const;

describe.each(LOOKS)('$name', ({ name: _, language, ...options }) => {
  let own: Browsing;
  beforeAll(async () => {
    own = await browse({ serving, ...options });
  }, 120_000);
  afterAll(() => own?.close());

  test('all groups open: no serious finding, nothing wider than the screen, everything in the language of the reader', async () => {
    const { page, go } = own;
    await go(address);
    await page.getByRole('heading', { level: 2, name: TITLES[language] }).waitFor();
    const press = async (buttons: Locator): Promise<void> => {
      // What was pressed is no longer among them, so the last one comes first.
      for (let at = (await buttons.count()) - 1; at >= 0; at--) await buttons.nth(at).click();
    };
    await press(page.locator('.rejectedgroup h3 button[aria-expanded="false"]'));
    await expect.poll(() => page.locator('.rejected').count()).toBe(6);
    await own.isSettled();
    await page.locator('.rejected > li').nth(25).waitFor();
    await expectFine(own);
    if (language === 'de') await expect.poll(() => page.locator('.wrongs [lang="en"]').allTextContents()).toEqual([]);
    await press(page.getByRole('button', { name: /^(Show the whole row|Ganze Zeile zeigen)/ }));
    await expect.poll(() => page.getByRole('rowheader', { name: /exempt_roles/ }).count()).toBe(1);
    await expectFine(own);
  });
});
