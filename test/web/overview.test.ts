/** The overview in a real browser: its figures are those of the API, and each of them leads to its rows. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../app/index.ts';
import { reconcileEstate } from '../../app/reconcile.ts';
import { type Browsing, browse, seriousFindings } from './browser.ts';
import { expectFine } from './looks.ts';

const LOOKS = [
  { locale: 'en-GB', colorScheme: 'light', viewport: { width: 1280, height: 900 }, heading: 'Overview' },
  { locale: 'de-AT', colorScheme: 'dark', viewport: { width: 390, height: 844 }, heading: 'Übersicht' },
] as const;

const WHOLE = `{ run { totals { exposure { amount currency } surplus { amount currency } atRisk unlicensed }
  byStatus { status positions } byPublisher { publisher atRisk unlicensed } } }`;

describe.each(LOOKS)('the overview in $locale at $viewport.width', ({ heading, ...look }) => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await browse(look);
    for (const day of ['2025-06-30', '2026-01-31'])
      await reconcileEstate(browsing.serving.workspace, { asOf: parseDay(day)! });
  }, 120_000);
  afterAll(() => browsing?.close());

  test('shows the sums of the run, and nothing is wrong with it for any reader', async () => {
    const { page, go, serving } = browsing;
    await go('/');
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    const { totals } = (await serving.ask(WHOLE)).data.run;
    const digits = (text: string): string => text.replaceAll(/\D/g, '');
    const tiles = (await page.locator('.tile').allTextContents()).map(digits);
    for (const { amount } of totals.exposure) expect(tiles).toContain(digits(amount));
    for (const count of [totals.atRisk, totals.unlicensed])
      expect(tiles.some(tile => tile.startsWith(String(count)))).toBe(true);
    for (const { amount } of totals.surplus) expect(tiles.some(tile => tile.includes(digits(amount)))).toBe(true);
    await expectFine(browsing);
  });

  test('every figure leads to its rows: as many as it says', async () => {
    const { page, go, serving } = browsing;
    const { totals, byStatus } = (await serving.ask(WHOLE)).data.run;
    await go('/');
    await page
      .locator('.tile', { hasText: String(totals.atRisk) })
      .first()
      .click();
    await page.waitForURL(url => url.pathname === '/positions' && url.searchParams.get('status') === 'at-risk');
    await page.locator('.count', { hasText: String(totals.atRisk) }).waitFor();
    await go('/');
    const [href] = await page.locator('.statuses a').evaluateAll(links => links.map(each => each.getAttribute('href')));
    const compliant = byStatus.find(({ status }: { status: string }) => status === 'AT_RISK').positions;
    expect(href).toContain('/positions?status=at-risk');
    await page.goto(`${serving.url}${href}`);
    await page.locator('.count', { hasText: String(compliant) }).waitFor();
    await go('/');
    const hrefs = (await page
      .locator('main a')
      .evaluateAll(links => links.map(each => each.getAttribute('href')))) as string[];
    for (const path of ['/positions', '/unlicensed', '/advice', '/renewals', '/runs'])
      expect(hrefs.some(each => each.startsWith(path))).toBe(true);
  });

  test('two runs and more are a trend, as a picture and as a table', async () => {
    const { page, go, serving } = browsing;
    await go('/');
    const { data } = await serving.ask('{ trend(first: 24) { run { number } totals { unlicensed } } }');
    expect(data.trend.length).toBeGreaterThanOrEqual(3);
    await expect.poll(() => page.locator('.courses svg').count()).toBeGreaterThanOrEqual(3);
    const table = page
      .locator('main details')
      .filter({ has: page.getByText(/^(The figures as a table|Die Zahlen als Tabelle)$/) });
    await table.locator('summary').click();
    await expect.poll(() => table.locator('tbody tr, .narrowlist > li').count()).toBe(data.trend.length);
  });
});

describe('the overview of nothing', () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await browse({ isEmpty: true });
  }, 120_000);
  afterAll(() => browsing?.close());

  test('says what to do first', async () => {
    const { page, go } = browsing;
    await go('/');
    await page.getByRole('heading', { name: 'Three steps to the first position' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Import files' }).click();
    await page.waitForURL(url => url.pathname === '/imports');
  });
});
