/** Whoever reads German reads German everywhere: on every page, and where the API or the parser refuses something. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browsing, browse } from './browser.ts';

let browsing: Browsing;
beforeAll(async () => {
  browsing = await browse({ locale: 'de-DE' });
}, 120_000);
afterAll(() => browsing?.close());

/** What is marked as English, names of sources aside. */
const english = () => browsing.page.locator('main [lang="en"]:not(.key)').allTextContents();

describe('nothing is marked as English', () => {
  test.each([
    ['the overview', '/'],
    ['the positions', '/positions'],
    ['a license', '/licenses/MS-VISIO-21'],
    ['a computer explained', '/explain?computer=WS-001'],
    ['a computer', '/computers/WS-001'],
    ['what is unlicensed', '/unlicensed'],
    ['the advice', '/advice'],
    ['the renewals', '/renewals'],
    ['the runs', '/runs'],
    ['the imports', '/imports'],
    ['what is unrecognized', '/unrecognized'],
  ])('on the page of %s', async (_, address) => {
    await browsing.go(address);
    expect(await english()).toEqual([]);
  });
});

describe('what is refused says so in German', () => {
  const alert = () => browsing.page.locator('main [role="alert"]').first();

  test('by the API as a whole', async () => {
    await browsing.go('/imports/nonsense');
    await expect.poll(() => alert().textContent()).toMatch(/Das ist keine Kennung\./);
    expect(await english()).toEqual([]);
  });

  test('by the parser of changes', async () => {
    await browsing.go('/what-if?view=yaml');
    await browsing.page.getByLabel('Die Änderungen als YAML').fill('licenses: []\nlicenses: []\n');
    await browsing.page.getByRole('button', { name: 'Übernehmen' }).click();
    await expect.poll(() => alert().textContent()).toMatch(/Zeile 2: Derselbe Schlüssel steht mehrmals/);
    expect(await english()).toEqual([]);
  });

  test('by an import that fails', async () => {
    const { page, go } = browsing;
    const file = join(mkdtempSync(join(tmpdir(), 'samwise-web-')), 'unbekannt.csv');
    writeFileSync(file, 'a,b\n1,2\n');
    await go('/imports');
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByRole('button', { name: 'Importieren', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^Import \d+/ }).waitFor();
    await expect.poll(() => page.locator('main').textContent()).toMatch(/unbekannt/);
    await expect
      .poll(() => page.locator('main').textContent())
      .toMatch(/Keine Tabelle heißt|hat kein bekanntes Format/);
    expect(await english()).toEqual([]);
  });
});
