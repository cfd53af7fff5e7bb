/** The page in both languages, light and dark, wide and narrow, for every reader: found with axe, and by looking at what overflows. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../web/build.ts';
import { type Serving, serve } from '../server/serving.ts';
import { type Browsing, browse, seriousFindings } from './browser.ts';
import { expectFine, LOOKS } from './looks.ts';

const PAGES = [
  '/',
  '/positions',
  '/positions?group=publisher&sort=exposure&order=desc',
  '/licenses/MS-VISIO-21',
  '/licenses/AD-PS-CS6',
  '/licenses/MS-EXCH-CAL',
  '/explain',
  '/explain?computer=WS-001',
  '/explain?product=Microsoft%20Office',
  '/unlicensed',
  '/runs',
  '/imports',
  '/imports/none',
  '/computers?sort=cores&order=desc&kind=VIRTUAL',
  '/computers/SRV-06',
  '/computers/ESX-01',
  '/users',
  '/users/nobody',
  '/contracts',
  '/contracts/MS-EA-2025',
  '/contracts/nothing',
  '/unrecognized',
  '/nothing',
] as const;
/** Those with most of the parts that others have too. */
const SOME = ['/', '/positions', '/licenses/MS-VISIO-21'] as const;

const DARK = {
  name: 'English, dark, 1280',
  locale: 'en-US',
  colorScheme: 'dark',
  viewport: { width: 1280, height: 900 },
  language: 'en',
} as const;

const SEEN = [...LOOKS.map(look => ({ ...look, pages: PAGES })), { ...DARK, pages: SOME }];

let serving: Serving;
beforeAll(async () => {
  await ensureBuilt();
  serving = await serve();
}, 120_000);
afterAll(() => serving?.close());

describe.each(SEEN)('$name', ({ name: _, pages, language, ...options }) => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await browse({ ...options, serving });
  }, 120_000);
  afterAll(() => browsing?.close());

  test.each(pages)('%s has no serious finding, no sideways scrolling and no error', async path => {
    const { page, go } = browsing;
    await go(path);
    await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe(language);
    await expectFine(browsing);
  });
});

describe('switches', () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await browse({ locale: 'fr-FR', serving });
  }, 120_000);
  afterAll(() => browsing?.close());

  test('a browser in another language gets English, and the switch is remembered', async () => {
    const { page, go } = browsing;
    await go('/positions');
    await page.getByRole('heading', { level: 1, name: 'License positions' }).waitFor();
    await page.getByLabel('Language').selectOption('de');
    await page.getByRole('heading', { level: 1, name: 'Lizenzbilanz' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Lizenzbilanz' }).waitFor();
    expect(await page.title()).toBe('Lizenzbilanz · Samwise');
    await expect.poll(() => page.locator('.tile.strong').first().textContent()).toMatch(/154\.940,56\sEUR/);
    await page.goto(`${browsing.serving.url}/licenses/MS-VISIO-21`);
    await page.getByText('Verbraucht 10 durch 10 Installationen.').waitFor();
    await page.getByText('Verbraucht 1 von MS-VISIO-21, genau wie lizenziert.').first().waitFor();
  });

  test('colors can be chosen against the system', async () => {
    const { page, go } = browsing;
    await go('/positions');
    const ground = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await ground();
    await page.getByLabel('Farben').selectOption('dark');
    await expect.poll(ground).not.toBe(light);
  });

  test('everything can be reached by keyboard, and a new page says its name', async () => {
    const { page, go } = browsing;
    await go('/positions');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Läufe' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Läufe' }).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('H1');
  });
});

describe('on a small screen', () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await browse({ viewport: { width: 390, height: 844 }, serving });
  }, 120_000);
  afterAll(() => browsing?.close());

  test('the pages fold away behind a button, and again at the next page', async () => {
    const { page, go } = browsing;
    await go('/positions');
    const pages = page.getByRole('navigation', { name: 'Pages' });
    const button = page.getByRole('button', { name: 'Pages' });
    await expect.poll(() => pages.isVisible()).toBe(false);
    await expect.poll(() => button.getAttribute('aria-expanded')).toBe('false');
    await button.click();
    await expect.poll(() => pages.isVisible()).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await pages.getByRole('link', { name: 'Contracts' }).click();
    await page.getByRole('heading', { level: 1, name: 'Contracts' }).waitFor();
    await expect.poll(() => pages.isVisible()).toBe(false);
  });

  test('an old address of the table still leads to it', async () => {
    const { page, go } = browsing;
    await go('/?status=at-risk');
    await page.waitForURL(url => url.pathname === '/positions' && url.search === '?status=at-risk');
    await page.getByRole('heading', { level: 1, name: 'License positions' }).waitFor();
  });
});
