/** Rights of the products of a license, edited in a real browser against a real server, in both languages. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { metricOf } from '../../engine/metrics/index.ts';
import { FAMILY, type MetricId } from '../../engine/metrics/parameters.ts';
import { applicableTo } from '../../web/src/rights/applicable.ts';
import { type Browsing, browse } from './browser.ts';
import { expectFine } from './looks.ts';

let browsing: Browsing;
beforeAll(async () => {
  browsing = await browse();
}, 120_000);
afterAll(() => browsing?.close());
afterEach(() => {
  expect(browsing.troubles).toEqual([]);
});

/** A section of the rights that are shown; those of the other products are there too, but hidden. */
const section = (name: string) => browsing.page.locator(`fieldset[data-section="${name}"]:visible`);
const button = (name: string) => browsing.page.getByRole('button', { name }).locator('visible=true');

describe('which rights have an effect', () => {
  test.each(Object.entries(FAMILY))('%s (%s) is as the engine computes it', (metric, family) => {
    const { rights } = metricOf(metric as MetricId);
    const { refused, isStoredOnly, multipleUse, computed } = applicableTo(metric);
    const expected = {
      computed: 'computed',
      documentation: 'documentation',
      refused: 'none',
      'per-product': 'products',
    };
    expect(refused ?? (isStoredOnly ? 'documentation' : 'computed')).toBe(expected[rights]);
    expect(multipleUse).toBe(family === 'user' ? 'USER' : 'COMPUTER');
    const isUsed = rights === 'computed' || rights === 'per-product';
    expect(computed.has('UPGRADE')).toBe(isUsed);
    expect(computed.has('DOWNGRADE')).toBe(isUsed && family !== 'access');
    expect(computed.has('MULTIPLE_USE')).toBe(isUsed && (family === 'computer' || family === 'user'));
    expect(computed.has('SECOND_USE')).toBe(isUsed && family === 'computer');
    expect(computed.has('EXEMPT_ROLES')).toBe(isUsed && (family === 'computer' || family === 'capacity'));
  });
});

describe('a license of several products', () => {
  test('shows its own rights first, and which products have rights of their own', async () => {
    const { page, go } = browsing;
    await go('/licenses/RG-TOOLBELT');
    const whose = page.getByRole('group', { name: 'Rights of' });
    await expect.poll(() => whose.getByRole('radio').count()).toBe(3);
    await expect.poll(() => whose.textContent()).toMatch(/SQL Compare 15.*its own.*SQL Prompt 10.*As the license/);
    await whose.getByLabel('SQL Compare 15').check();
    await expect.poll(() => section('DOWNGRADE').getByLabel('Downgrade allowed').isChecked()).toBe(true);
    await expect.poll(() => section('UPGRADE').getByLabel('As the license').isChecked()).toBe(true);
    await expect.poll(() => section('DOWNGRADE').getByText('Inherit from a contract').count()).toBe(0);
  });

  test('keeps what was edited of one product while another is looked at', async () => {
    const { page, go } = browsing;
    await go('/licenses/RG-TOOLBELT');
    await page.getByLabel('SQL Prompt 10').check();
    await section('UPGRADE').getByLabel('Any newer version').check();
    await page.getByLabel('SQL Compare 15').check();
    await expect.poll(() => section('UPGRADE').getByLabel('Any newer version').isChecked()).toBe(false);
    await page.getByLabel('SQL Prompt 10').check();
    await expect.poll(() => section('UPGRADE').getByLabel('Any newer version').isChecked()).toBe(true);
  });

  test('refuses what allows nothing, shows the new position beside the old one, and saves it at the product alone', async () => {
    const { page, serving, go } = browsing;
    await go('/licenses/RG-TOOLBELT');
    await page.getByLabel('SQL Prompt 10').check();
    await section('DOWNGRADE').getByLabel('Downgrade allowed').check();
    await section('DOWNGRADE').getByLabel('Down to version').selectOption('none');
    await section('DOWNGRADE').getByLabel('Down to edition').selectOption('none');
    await section('DOWNGRADE').getByText('Choose “No downgrade”').waitFor();
    await expect.poll(() => button('Show what this changes').isDisabled()).toBe(true);
    await section('DOWNGRADE').getByLabel('Down to version').selectOption('any');
    await button('Show what this changes').click();
    const consumed = page
      .locator('table[data-license="RG-TOOLBELT"]')
      .getByRole('row', { name: 'Consumed' })
      .getByRole('cell');
    await consumed.first().waitFor();
    const [before, after] = await consumed.allTextContents();
    expect(Number(after)).toBeGreaterThan(Number(before));
    await button('Save these rights').click();
    await page.getByText('The rights are saved.').waitFor();
    const { data } = await serving.ask(
      '{ license(key: "RG-TOOLBELT") { rights { downgrade } products { product { key } rights { downgrade downgradeEdition } } } }',
    );
    expect(data.license.rights.downgrade).toBeNull();
    expect(data.license.products).toContainEqual({
      product: { key: 'SQL Prompt' },
      rights: { downgrade: 'ALLOWED', downgradeEdition: 'none' },
    });
    await page.getByRole('group', { name: 'Rights of' }).getByText('its own').nth(1).waitFor();
  });

  test('gives a product back to the license', async () => {
    const { page, serving, go } = browsing;
    await go('/licenses/RG-TOOLBELT');
    await page.getByLabel('SQL Compare 15').check();
    await section('DOWNGRADE').getByLabel('As the license').check();
    await button('Show what this changes').click();
    await button('Save these rights').click();
    await page.getByText('The rights are saved.').waitFor();
    const { data } = await serving.ask(
      '{ license(key: "RG-TOOLBELT") { products { product { key } rights { downgrade downgradeVersion } } } }',
    );
    expect(data.license.products).toContainEqual({
      product: { key: 'SQL Compare' },
      rights: { downgrade: null, downgradeVersion: null },
    });
  });

  test('says of each section what the license itself has, inherited rights too', async () => {
    const { page, go } = browsing;
    await go('/licenses/AD-CC');
    await page.getByLabel('Adobe Premiere Pro 2025').check();
    await expect
      .poll(() => section('DOWNGRADE').textContent())
      .toMatch(/As the license\s*Downgrade allowed; Down to version: Any/);
    await expect.poll(() => section('MULTIPLE_USE').textContent()).toMatch(/Several computers of one user, at most 2/);
  });
});

describe('CALs', () => {
  test('have rights on their products only, and what has no effect is marked', async () => {
    const { page, go } = browsing;
    await go('/licenses/MS-EXCH-CAL');
    await page.getByText('Rights of this metric stand on the products of the license').waitFor();
    await expect.poll(() => page.getByRole('group', { name: 'Rights of' }).getByRole('radio').count()).toBe(1);
    await expect.poll(() => section('UPGRADE').getByLabel('Any newer version').isChecked()).toBe(true);
    await expect.poll(() => section('UPGRADE').textContent()).not.toContain('Documentation only');
    for (const name of ['DOWNGRADE', 'MULTIPLE_USE', 'SECOND_USE', 'EXEMPT_ROLES'])
      await expect.poll(() => section(name).textContent()).toContain('Documentation only');
    await section('UPGRADE').getByLabel('No upgrade').check();
    await button('Show what this changes').click();
    const beside = page.locator('table[data-license="MS-EXCH-CAL"]');
    await beside.getByRole('row', { name: 'Consumed' }).waitFor();
  });

  test('licenses without rights of this kind say so', async () => {
    const { page, go } = browsing;
    await go('/licenses/SAP-PROF');
    await page.getByText('Licenses of this metric have no use rights of this kind.').waitFor();
    await expect.poll(() => section('DOWNGRADE').count()).toBe(0);
  });
});

describe('the two models', () => {
  test('are explained in place and chosen by name', async () => {
    const { page, go } = browsing;
    await go('/licenses/AD-PS-CS6');
    const models = section('MULTIPLE_USE').getByRole('region', { name: 'What publishers mean by downgrade' });
    await expect.poll(() => models.getByRole('radio', { name: /Backward compatibility/ }).isChecked()).toBe(true);
    await models.getByRole('radio', { name: /Aggregation/ }).check();
    await button('Show what this changes').click();
    const consumed = page.locator('table[data-license="AD-PS-CS6"]').getByRole('row', { name: 'Consumed' });
    await consumed.waitFor();
    await expect.poll(() => consumed.getByRole('cell').allTextContents()).toEqual(['8', '13']);
  });

  test('a right that goes shows the installations that change hands', async () => {
    const { page, go } = browsing;
    await go('/licenses/MINDMANAGER-23');
    await section('DOWNGRADE').getByLabel('No downgrade').check();
    await button('Show what this changes').click();
    const moves = page.getByRole('region', { name: 'What this would change' }).locator('.moves li');
    await moves.first().waitFor();
    await expect
      .poll(() => moves.allTextContents())
      .toEqual([expect.stringMatching(/^5 × MindManager: MINDMANAGER-23 → no license.*WS-027, WS-028/)]);
    await button('Save these rights').click();
    const history = page.locator('section[aria-labelledby="history"]');
    await history.getByText('consumed 12 → 7, shortfall 2 → 0').waitFor();
  });
});

describe('in German', () => {
  let german: Browsing;
  beforeAll(async () => {
    german = await browse({ locale: 'de-DE', colorScheme: 'dark', viewport: { width: 390, height: 844 } });
  }, 120_000);
  afterAll(() => german?.close());

  test.each(['/licenses/RG-TOOLBELT', '/licenses/MS-EXCH-CAL', '/licenses/MS-SQL-STD'])(
    '%s is said in German on a narrow dark screen, without a serious finding',
    async path => {
      const { page, go } = german;
      await go(path);
      await page.getByRole('heading', { name: 'Nutzungsrechte' }).waitFor();
      await expectFine(german);
    },
  );
});
