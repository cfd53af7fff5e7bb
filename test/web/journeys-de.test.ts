/** The journeys of an analyst who works in German, in a real browser: from "where is the risk" to a right that was changed. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browsing, browse, seriousFindings } from './browser.ts';

let browsing: Browsing;
beforeAll(async () => {
  browsing = await browse({ locale: 'de-AT' });
}, 120_000);
afterAll(() => browsing?.close());

const figure = (name: string) => browsing.page.locator('.figures div', { hasText: name }).locator('dd');
const section = (name: string) => browsing.page.locator(`fieldset[data-section="${name}"]`);

describe('auf Deutsch', () => {
  test('the overview leads to the licenses that are short, and one click on to why', async () => {
    const { page, go } = browsing;
    await go('/');
    await page.getByRole('link', { name: /Unterdeckte Lizenzen/ }).click();
    await page.getByText('28 von 65 Lizenzen').waitFor();
    // One click from "this license is short" to the arithmetic, the right with its clause, and the computers.
    await page.getByRole('link', { name: 'Enterprise Architect 15 with upgrades until mid 2023' }).click();
    await page.getByText('Verbraucht 9 durch 9 Installationen.').waitFor();
    await page
      .getByText(/durch Upgrade/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'WS-081' }).first().waitFor();
    await expect.poll(() => section('UPGRADE').count()).toBe(1);
  });

  test('the table is searched, filtered and sorted by German names', async () => {
    const { page, go } = browsing;
    await go('/positions');
    await page.getByLabel('Lizenz oder Name').fill('visio');
    await page.getByText('1 von 65 Lizenzen').waitFor();
    await page.getByRole('button', { name: 'Filter aufheben' }).click();
    await page.getByRole('combobox', { name: 'Hersteller' }).selectOption('IBM');
    await page.getByText('4 von 65 Lizenzen').waitFor();
    await page.getByRole('button', { name: 'Unterdeckung' }).click();
    await page.locator('th[aria-sort="descending"]', { hasText: 'Unterdeckung' }).waitFor();
    await page.getByLabel('Nach Hersteller gruppieren').check();
    await page.getByRole('button', { name: /^IBM: / }).waitFor();
  });

  test('amounts, numbers and days are written as they are in German', async () => {
    const { page, go } = browsing;
    await go('/positions');
    await expect.poll(() => page.locator('.tile.strong').first().textContent()).toMatch(/154\.940,56/);
    await expect.poll(() => page.locator('main').textContent()).toMatch(/31\.0?1\.2026/);
  });

  test('a right is changed: its effect is shown before, it is saved, and the position moves', async () => {
    const { page, go } = browsing;
    await go('/licenses/MINDMANAGER-23');
    await expect.poll(() => figure('Verbraucht').textContent()).toBe('12');
    await section('DOWNGRADE').getByLabel('Kein Downgrade').check();
    await page.getByRole('button', { name: 'Auswirkung zeigen' }).click();
    await page.getByText('Installationen, die die Lizenz wechseln').waitFor();
    const beside = page.locator('table[data-license="MINDMANAGER-23"]');
    const consumed = beside.getByRole('row', { name: 'Verbraucht' }).getByRole('cell');
    await consumed.first().waitFor();
    await expect.poll(() => consumed.allTextContents()).toEqual(['12', '7']);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Diese Rechte speichern' }).click();
    await page.getByText('Die Rechte sind gespeichert.').waitFor();
    await page.getByRole('button', { name: 'Erneut abgleichen' }).click();
    await figure('Verbraucht').getByText('7', { exact: true }).waitFor();
  });

  test('a computer is explained, with every license that was not taken and why', async () => {
    const { page, go } = browsing;
    await go('/explain');
    await page.getByLabel('Name des Computers').fill('WS-001');
    await page.getByLabel('Name des Computers').press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Computer WS-001' }).waitFor();
    const office = page.locator('.decision', {
      has: page.getByRole('heading', { name: 'Microsoft Office 2016 Professional Plus' }),
    });
    await office.getByRole('columnheader', { name: 'Bewertung' }).waitFor();
    await expect.poll(() => office.getByRole('row').count()).toBeGreaterThan(2);
  });

  test('a day is reconciled, and two runs are compared', async () => {
    const { page, go } = browsing;
    await go('/runs');
    await page.getByLabel('Tag').fill('2026-06-30');
    await page.getByRole('button', { name: 'Abgleichen', exact: true }).click();
    await page.getByRole('link', { name: /30\.0?6\.2026/ }).waitFor();
    await page.getByText(/^\d+ Bilanzen unterscheiden sich$/).waitFor();
  });

  test('files are sent, and what was rejected says in German what to do', async () => {
    const { page, go } = browsing;
    const file = join(mkdtempSync(join(tmpdir(), 'samwise-web-')), 'users.csv');
    writeFileSync(file, 'user,name,status\nneue.person,Neue Person,active\nschlecht,Schlecht,schlafend\n');
    await go('/imports');
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByRole('button', { name: 'Importieren', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^Import \d+/ }).waitFor();
    await page.getByText('VALUE_UNKNOWN').waitFor();
    await page.locator('[data-code="VALUE_UNKNOWN"], tr', { hasText: 'schlafend' }).first().waitFor();
    await go('/users/neue%2Eperson');
    await page.getByRole('heading', { name: 'Neue Person' }).waitFor();
  });

  test('what nothing covers is listed by product, with why', async () => {
    const { page, go } = browsing;
    await go('/unlicensed');
    await page.getByRole('heading', { level: 1, name: 'Ungedeckt' }).waitFor();
    await page.getByText('Total Commander').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
