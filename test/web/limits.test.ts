/** The page where estates are unkind: empty, hostile, or large. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay, reconcileEstate } from '../../app/index.ts';
import { bring, csvOf } from '../app/sampleWorkspace.ts';
import { type Browsing, browse } from './browser.ts';

const HOSTILE = '<img src=x onerror="document.title=1">{{7*7}}';
const DAY = parseDay('2026-01-31')!;
const LICENSES = 3000;

describe('an empty database', () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await browse({ isEmpty: true });
  }, 120_000);
  afterAll(() => browsing?.close());

  test.each(['/positions', '/unlicensed', '/explain', '/runs'])('%s says where to begin', async path => {
    await browsing.go(path);
    await browsing.page.getByRole('heading', { name: 'Nothing was reconciled yet' }).waitFor();
    expect(browsing.troubles).toEqual([]);
  });

  test.each(['/imports', '/computers', '/contracts', '/unrecognized'])('%s says that there is nothing', async path => {
    await browsing.go(path);
    await browsing.page.locator('.empty').waitFor();
  });
});

describe('a large and hostile estate', () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await browse({ isEmpty: true });
    const { workspace } = browsing.serving;
    const quoted = HOSTILE.replaceAll('"', '""');
    const licenses = Array.from(
      { length: LICENSES },
      (_, at) => `L-${String(at).padStart(5, '0')},License ${at},Publisher ${at % 40},device`,
    );
    await bring(workspace, [
      csvOf('products', `product,publisher\n"${quoted}","${quoted}"\n`),
      csvOf('computers', `computer\n"PC <b>1</b>"\n`),
      csvOf('installations', `computer,product,version,edition\n"PC <b>1</b>","${quoted}",1,\n`),
      csvOf(
        'licenses',
        `license,name,publisher,metric\n"H/.?#","${quoted}","${quoted}",device\n${licenses.join('\n')}\n`,
      ),
      csvOf('license_products', `license,product,version,edition\n"H/.?#","${quoted}",2,\n`),
    ]);
    await reconcileEstate(workspace, { asOf: DAY });
  }, 120_000);
  afterAll(() => browsing?.close());

  test('names stay text wherever they are shown', async () => {
    const { page, go, troubles } = browsing;
    await go('/positions?text=onerror');
    await page.getByRole('link', { name: HOSTILE }).click();
    await page.getByRole('heading', { level: 1, name: HOSTILE }).waitFor();
    expect(page.url()).toContain('/licenses/H%2F%2E%3F%23');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: HOSTILE }).waitFor();
    for (const path of ['/unlicensed', '/explain?computer=PC%20%3Cb%3E1%3C%2Fb%3E', '/computers']) {
      await go(path);
      await page.locator('main').getByText('PC <b>1</b>').first().waitFor();
      await expect.poll(() => page.locator('main img, main b').count()).toBe(0);
    }
    expect(await page.title()).toContain('Samwise');
    expect(troubles).toEqual([]);
  });

  test(`of ${LICENSES} licenses only the rows in sight are drawn, also after scrolling`, async () => {
    const { page, go } = browsing;
    await go('/positions?sort=name&order=asc');
    await page.getByText('3,001 licenses').waitFor();
    await page.locator(`table.positions[aria-rowcount="${LICENSES + 2}"]`).waitFor();
    const drawn = () => page.locator('table.positions tbody tr:not(.space)').count();
    expect(await drawn()).toBeLessThan(80);
    await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
    await page.getByRole('link', { name: 'License 999', exact: true }).waitFor();
    expect(await drawn()).toBeLessThan(80);
    const [first] = await page
      .locator('table.positions tbody tr:not(.space)')
      .evaluateAll(all => all.map(row => Number(row.getAttribute('aria-rowindex'))));
    expect(first).toBeGreaterThan(2900);
  });
});
