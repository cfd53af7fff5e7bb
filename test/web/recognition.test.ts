/** Names that are not recognized, and rules written from them, in a real browser. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Browsing, browse, seriousFindings } from './browser.ts';
import { expectFine } from './looks.ts';

let browsing: Browsing;
beforeAll(async () => {
  browsing = await browse();
}, 120_000);
afterAll(() => browsing?.close());
afterEach(() => {
  expect(browsing.troubles).toEqual([]);
});

const field = (label: string) => browsing.page.getByLabel(label, { exact: true });
const rows = () => browsing.page.getByRole('table', { name: 'Unrecognized' }).locator('tbody tr');

describe('what is not recognized', () => {
  test('is found by name or publisher, which stands in the address', async () => {
    const { page, go } = browsing;
    await go('/unrecognized');
    const all = await rows().count();
    await page.getByLabel('Publisher or name').fill('dell');
    await page.waitForURL(url => url.searchParams.get('text') === 'dell');
    await expect
      .poll(() => rows().allTextContents())
      .toSatisfy(
        (found: readonly string[]) =>
          found.length > 0 && found.length < all && found.every(text => text.includes('Dell')),
      );
  });

  test('becomes a rule that shows what it would catch before it is saved; then the row is gone', async () => {
    const { page, serving, go } = browsing;
    await go('/unrecognized');
    const all = await rows().count();
    await page.getByRole('button', { name: 'Write a rule for Dell Command | Update' }).click();
    await page.getByRole('heading', { name: 'A recognition rule' }).waitFor();
    await page.getByText('Name a product, or say that it is not software to manage.').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Save this rule' }).isDisabled()).toBe(true);
    await field('Name').fill('Dell *');
    await field('Publisher').fill('');
    await field('Product').fill('Dell tools <script>');
    const caught = page.getByRole('table', { name: 'What this rule would catch' });
    await caught.getByText('Dell Peripheral Manager').first().waitFor();
    await expect.poll(() => caught.locator('tbody tr').count()).toBeGreaterThan(1);
    await expect.poll(() => caught.textContent()).toContain('not recognized');
    expect(await seriousFindings(page)).toEqual([]);
    await field('Publisher').fill('Dell Inc.');
    await field('Name').fill('Dell Command | Update');
    await caught.getByText('Dell Peripheral Manager').first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save this rule' }).click();
    await page.getByText('is saved').waitFor();
    await expect.poll(() => rows().count()).toBe(all - 1);
    await expect.poll(() => page.getByText('Dell Command | Update', { exact: true }).count()).toBe(0);
    const { data } = await serving.ask('{ product(key: "Dell tools <script>") { key } }');
    expect(data.product.key).toBe('Dell tools <script>');
  });

  test('can be said to be no software to manage', async () => {
    const { page, go } = browsing;
    await go('/unrecognized?text=Logi');
    await page.getByRole('button', { name: /^Write a rule for Logi/ }).click();
    await page.getByLabel('Not software to manage').check();
    await page.getByText('not software to manage', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Save this rule' }).click();
    await page.getByText('is saved').waitFor();
    await page.getByRole('heading', { name: 'Nothing fits the filter.' }).waitFor();
  });

  test('a pattern that catches nothing says so, and cancelling writes nothing', async () => {
    const { page, go } = browsing;
    await go('/unrecognized');
    await page
      .getByRole('button', { name: /^Write a rule for/ })
      .first()
      .click();
    await page.getByLabel('Not software to manage').check();
    await field('Name').fill('no such name');
    await page.getByText('Nothing that was found fits these patterns.').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'A recognition rule' }).waitFor({ state: 'detached' });
  });
});

describe('in German', () => {
  let german: Browsing;
  beforeAll(async () => {
    german = await browse({ locale: 'de-DE', colorScheme: 'dark', viewport: { width: 390, height: 844 } });
  }, 120_000);
  afterAll(() => german?.close());

  test('a rule is written on a narrow dark screen, without a serious finding', async () => {
    const { page, go } = german;
    await go('/unrecognized');
    await page
      .getByRole('button', { name: /^Regel anlegen für/ })
      .first()
      .click();
    await page.getByLabel('Keine zu verwaltende Software').check();
    await page.getByRole('heading', { name: 'Was diese Regel erfassen würde' }).waitFor();
    await browsing.isSettled();
    await expectFine(german);
  });
});
