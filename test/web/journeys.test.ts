/** What analysts do on the page, done in a real browser against a real server. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Browsing, browse, isFromTheLargest } from './browser.ts';

let browsing: Browsing;
beforeAll(async () => {
  browsing = await browse();
}, 120_000);
afterAll(() => browsing?.close());
afterEach(() => {
  expect(browsing.troubles).toEqual([]);
});

const rows = () => browsing.page.locator('table.positions tbody tr:not(.space):not(.group)');
const figure = (name: string) => browsing.page.locator('.figures div', { hasText: name }).locator('dd');
const section = (name: string) => browsing.page.locator(`fieldset[data-section="${name}"]`);

describe('logging in', () => {
  test('the link of the terminal works once and leads to the overview', async () => {
    const link = browsing.serving.newLoginUrl();
    const stranger = await browse({ serving: browsing.serving, isLoggedOut: true });
    try {
      await stranger.page.goto(link);
      await stranger.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
      expect(stranger.page.url()).toBe(`${browsing.serving.url}/`);
      const again = await stranger.page.request.get(link, { maxRedirects: 0 });
      expect(again.status()).toBe(401);
    } finally {
      await stranger.close();
    }
  });

  test('a session that has ended says what to do', async () => {
    const guest = await browse({ serving: browsing.serving });
    try {
      await guest.go('/positions');
      await guest.context.clearCookies();
      await guest.page.getByLabel('License or name').fill('visio');
      await guest.page.getByRole('heading', { name: 'You are not logged in any more' }).waitFor();
    } finally {
      await guest.close();
    }
  });
});

describe('the position table', () => {
  test('shows every license, what is at risk first, and totals that lead to their rows', async () => {
    const { page, go } = browsing;
    await go('/positions');
    await expect.poll(() => page.locator('.count').textContent()).toContain('65 licenses');
    await expect.poll(() => rows().first().textContent()).toContain('At risk');
    await expect
      .poll(() => page.locator('.tile.strong').allTextContents())
      .toEqual([expect.stringMatching(/EUR\s154,940\.56/), expect.stringMatching(/USD\s86,902\.00/)]);
    await page.getByRole('link', { name: /Licenses short/ }).click();
    await page.getByText('28 of 65 licenses').waitFor();
    expect(page.url()).toContain('status=at-risk');
    await expect.poll(() => page.locator('table.positions').getAttribute('aria-rowcount')).toBe('29');
  });

  test('filters by text, status and publisher, and keeps that in the address', async () => {
    const { page, go } = browsing;
    await go('/positions');
    await page.getByLabel('License or name').fill('visio');
    await page.getByText('1 of 65 licenses').waitFor();
    await expect.poll(() => rows().count()).toBe(1);
    expect(page.url()).toContain('text=visio');
    await page.reload();
    await page.getByText('1 of 65 licenses').waitFor();
    await expect.poll(() => page.getByLabel('License or name').inputValue()).toBe('visio');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText('65 licenses', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Publisher' }).selectOption('IBM');
    await page.getByText('4 of 65 licenses').waitFor();
    await page.getByRole('combobox', { name: 'Status' }).selectOption('at-risk');
    await page.getByText(/^[1-3] of 65 licenses/).waitFor();
    expect(new URL(page.url()).search).toBe('?publisher=IBM&status=at-risk');
    await page.getByLabel('License or name').fill('nothing is called so');
    await page.getByRole('heading', { name: 'Nothing fits the filter.' }).waitFor();
  });

  test('sorts by a heading, from the largest figure first', async () => {
    const { page, go } = browsing;
    await go('/positions?status=at-risk');
    await page.getByRole('button', { name: 'Shortfall' }).click();
    await page.locator('th[aria-sort="descending"]', { hasText: 'Shortfall' }).waitFor();
    await page.waitForURL(url => url.search.includes('sort=shortfall&order=desc'));
    const column = await page.locator('table.positions thead th').allTextContents();
    const at = column.findIndex(text => text.startsWith('Shortfall'));
    const shortfalls = () =>
      rows().evaluateAll((all, place) => all.map(row => Number(row.children[place as number].textContent)), at);
    await expect.poll(shortfalls).toSatisfy(isFromTheLargest);
    await page.goBack();
    await page.waitForURL(url => !url.search.includes('sort'));
  });

  test('groups by publisher, and lets columns be chosen', async () => {
    const { page, go } = browsing;
    await go('/positions?status=at-risk');
    await page.getByLabel('Group by publisher').check();
    const group = page.getByRole('button', { name: 'Adobe: 2' });
    await group.waitFor();
    const own = page.getByRole('link', { name: 'Creative Suite 6 Design Standard' });
    await own.waitFor();
    await group.click();
    await expect.poll(() => group.getAttribute('aria-expanded')).toBe('false');
    await expect.poll(() => own.count()).toBe(0);
    await page.getByText('Columns', { exact: false }).first().click();
    await page.getByRole('checkbox', { name: 'Installations' }).check();
    await page.getByRole('columnheader', { name: 'Installations' }).waitFor();
    expect(page.url()).toContain('columns=');
  });

  test('gives the same rows as CSV', async () => {
    const { page, go } = browsing;
    await go('/positions?publisher=IBM');
    const address = await page.getByRole('link', { name: 'Export as CSV' }).getAttribute('href');
    const response = await page.request.get(`${browsing.serving.url}${address}`);
    expect(response.headers()['content-type']).toContain('text/csv');
    expect((await response.text()).trim().split('\r\n')).toHaveLength(5);
  });
});

describe('the page of a license', () => {
  test('says how the position is computed, and why each installation counts', async () => {
    const { page, go } = browsing;
    await go('/positions');
    await page.getByLabel('License or name').fill('MS-VISIO-21');
    await page.getByRole('link', { name: 'Visio Professional 2021' }).click();
    await page.getByRole('heading', { level: 1, name: 'Visio Professional 2021' }).waitFor();
    await page.getByText('Consumes 10 through 10 installations.').waitFor();
    await expect.poll(() => figure('Entitled').textContent()).toBe('12');
    const consumers = page.getByRole('table', { name: 'What was given to this license' });
    await consumers.getByText('Consumes 1 of MS-VISIO-21, by downgrade of the version').first().waitFor();
    await page.getByLabel('Computer, user or product').fill('WS-033');
    await page.getByText('1 of 1').waitFor();
  });

  test('names the contract that a right is inherited from, and why it was chosen', async () => {
    await browsing.go('/licenses/MS-VISIO-21');
    const text = await section('DOWNGRADE').textContent();
    expect(text).toContain('Inherited from Microsoft Select Plus (MS-SELECT).');
    expect(text).toContain('It is permanent');
    await expect.poll(() => section('DOWNGRADE').getByRole('radio').count()).toBe(0);
  });

  test('says so where no linked contract grants the right', async () => {
    await browsing.go('/licenses/MS-VISIO-21');
    await section('EXEMPT_ROLES').getByLabel('Inherit from a contract').check();
    await expect
      .poll(() => section('EXEMPT_ROLES').textContent())
      .toMatch(/Inherited from|No linked contract grants this right/);
    await browsing.go('/licenses/COREL-2023');
    await section('UPGRADE').getByLabel('Inherit from a contract').check();
    await expect.poll(() => section('UPGRADE').textContent()).toContain('No linked contract grants this right');
  });

  test('refuses a downgrade that allows nothing, and says what to choose instead', async () => {
    const { page, go } = browsing;
    await go('/licenses/MINDMANAGER-23');
    const versions = section('DOWNGRADE').getByLabel('Down to version');
    const offered = await versions.locator('option').allTextContents();
    expect(offered.slice(0, 2)).toEqual(['Any', 'Not allowed']);
    expect(offered.length).toBeGreaterThan(3);
    await versions.selectOption('none');
    await section('DOWNGRADE').getByLabel('Down to edition').selectOption('none');
    await section('DOWNGRADE').getByText('Choose “No downgrade”').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Show what this changes' }).isDisabled()).toBe(true);
  });

  test('shows the new position beside the old one, saves, and reconciles again', async () => {
    const { page, go } = browsing;
    await go('/licenses/MINDMANAGER-23');
    await expect.poll(() => figure('Consumed').textContent()).toBe('12');
    await section('DOWNGRADE').getByLabel('No downgrade').check();
    await page.getByRole('button', { name: 'Show what this changes' }).click();
    const beside = page.locator('table[data-license="MINDMANAGER-23"]');
    const consumed = beside.getByRole('row', { name: 'Consumed' }).getByRole('cell');
    await consumed.first().waitFor();
    await expect.poll(() => consumed.allTextContents()).toEqual(['12', '7']);
    await expect.poll(() => figure('Consumed').textContent()).toBe('12');
    await page.getByRole('button', { name: 'Save these rights' }).click();
    await page.getByText('The rights are saved.').waitFor();
    await page.getByText('Changed', { exact: true }).waitFor();
    await expect
      .poll(() => page.locator('section[aria-labelledby="history"]').textContent())
      .toMatch(/downgrade: allowed → none/);
    await page.getByRole('button', { name: 'Reconcile again' }).click();
    await figure('Consumed').getByText('7', { exact: true }).waitFor();
    const stored = await browsing.serving.ask(
      '{ license(key: "MINDMANAGER-23") { rights { downgrade downgradeVersion } } }',
    );
    expect(stored.data.license.rights).toEqual({ downgrade: 'NONE', downgradeVersion: null });
  });

  test('tells of a change that somebody else made meanwhile', async () => {
    const { page, serving, go } = browsing;
    await go('/licenses/BEYOND-4');
    await section('SECOND_USE').getByLabel('A portable second computer').check();
    await page.getByRole('button', { name: 'Show what this changes' }).click();
    await page.getByRole('button', { name: 'Save these rights' }).waitFor();
    const { data } = await serving.ask(
      'mutation { setRights(input: { license: "BEYOND-4", rights: { multipleUse: COMPUTER } }) { __typename } }',
    );
    expect(data.setRights.__typename).toBe('SetRightsSuccess');
    await page.getByRole('button', { name: 'Save these rights' }).click();
    await page.getByText('the administrator changed this record meanwhile').waitFor();
    await page.getByText('multiple_use is now: computer').waitFor();
  });

  test('is said not to exist where it does not', async () => {
    await browsing.go('/licenses/NO%2ESUCH');
    await browsing.page.getByRole('heading', { name: 'There is no license NO.SUCH' }).waitFor();
  });
});

describe('explaining', () => {
  test('shows every decision about a computer with the verdict of every license', async () => {
    const { page, go } = browsing;
    await go('/explain');
    await page.getByLabel('Name of the computer').fill('WS-001');
    await page.getByLabel('Name of the computer').press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Computer WS-001' }).waitFor();
    const office = page.locator('.decision', {
      has: page.getByRole('heading', { name: 'Microsoft Office 2016 Professional Plus' }),
    });
    await office.getByText('Unlicensed: licenses name the product, but none may cover this.').waitFor();
    await expect.poll(() => office.getByRole('row').count()).toBeGreaterThan(2);
    await office.getByText(/The version is older than the oldest one the downgrade right allows/).waitFor();
  });

  test('explains a product and a user', async () => {
    const { page, go } = browsing;
    await go('/explain?product=MATLAB');
    await page
      .getByRole('heading', { name: /^Given to / })
      .first()
      .waitFor();
    const { data } = await browsing.serving.ask(
      '{ license(key: "MATLAB-R2023B") { position { decisions(first: 1, filter: { outcome: [CONSUMES] }) { edges { node { user { key } } } } } } }',
    );
    const user = data.license.position.decisions.edges[0].node.user.key;
    await go(`/explain?user=${encodeURIComponent(user)}`);
    await page.locator('.decision', { hasText: 'MATLAB-R2023B' }).first().waitFor();
  });

  test('prints the decisions and nothing around them', async () => {
    const { page, go } = browsing;
    await go('/explain?computer=WS-001');
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('header.top').isVisible()).toBe(false);
    await expect.poll(() => page.locator('.filters').first().isVisible()).toBe(false);
    await expect.poll(() => page.locator('.decision').first().isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  });
});

describe('runs and imports', () => {
  test('a day is reconciled, and two runs are compared', async () => {
    const { page, go } = browsing;
    await go('/runs');
    await page.getByLabel('Day').fill('2026-06-30');
    await page.getByRole('button', { name: 'Reconcile', exact: true }).click();
    await page.getByRole('link', { name: /30 Jun 2026/ }).waitFor();
    await page.getByText(/^\d+ positions differ$/).waitFor();
    await page.getByRole('table', { name: 'Positions that differ' }).locator('tbody tr').first().waitFor();
  });

  test('files are sent, followed, and what was rejected can be had again', async () => {
    const { page, go } = browsing;
    const file = join(mkdtempSync(join(tmpdir(), 'samwise-web-')), 'users.csv');
    writeFileSync(file, 'user,name,status\nnew.user,New User,active\nbad.user,Bad,asleep\n');
    await go('/imports');
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByText('table users').waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^Import \d+/ }).waitFor();
    await page.getByText('VALUE_UNKNOWN').waitFor();
    const link = page.getByRole('link', { name: 'Download the rejected rows as CSV' });
    const rejected = await page.request.get(`${browsing.serving.url}${await link.getAttribute('href')}`);
    expect(await rejected.text()).toContain('bad.user');
    await go('/users/new%2Euser');
    await page.getByRole('heading', { name: 'New User' }).waitFor();
  });
});
