/** Two runs compared on the page: what differs, what is unlicensed, why, and who changed the rights that are the cause. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ensureBuilt } from '../../web/build.ts';
import { type Serving, serve } from '../server/serving.ts';
import { type Browsing, browse, seriousFindings } from './browser.ts';

const LICENSE = 'MINDMANAGER-23';
const PRODUCT = 'MindManager';

let serving: Serving;
/** Unlicensed installations of the product in the two runs, as the API says. */
let unlicensed: readonly [number, number];

beforeAll(async () => {
  await ensureBuilt();
  serving = await serve();
  const change = `mutation { setRights(input: { license: "${LICENSE}", rights: { downgrade: NONE } }) { __typename } }`;
  expect((await serving.ask(change, {}, 'analyst')).data.setRights.__typename).toBe('SetRightsSuccess');
  const effect = `{ license(key: "${LICENSE}") { history { effect { asOf notComputed } } } }`;
  await vi.waitFor(
    async () => {
      const { data } = await serving.ask(effect);
      expect(data.license.history[0].effect.asOf).not.toBeNull();
    },
    { timeout: 20_000, interval: 100 },
  );
  const { data } = await serving.ask('{ runs(first: 1) { edges { node { id asOf } } } }');
  const { id, asOf } = data.runs.edges[0].node;
  const reconcile = `mutation { reconcile(input: { asOf: "${asOf}", wait: true }) { __typename } }`;
  expect((await serving.ask(reconcile, {}, 'analyst')).data.reconcile.__typename).toBe('ReconcileSuccess');
  const compared = await serving.ask(
    `{ run { compareTo(run: "${id}") { positions { licenseKey } unlicensed { productKey before after } } } }`,
  );
  const { positions, unlicensed: products } = compared.data.run.compareTo;
  expect(positions.map(({ licenseKey }: { licenseKey: string }) => licenseKey)).toEqual([LICENSE]);
  expect(products).toHaveLength(1);
  expect(products[0].productKey).toBe(PRODUCT);
  unlicensed = [products[0].before, products[0].after];
  expect(unlicensed[1]).toBeGreaterThan(unlicensed[0]);
}, 120_000);
afterAll(() => serving?.close());

const LOOKS = [
  {
    name: 'English, light, 1280',
    options: { locale: 'en-GB', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
    positions: 'Positions that differ',
    unlicensedOf: 'Products of which more or less is unlicensed',
    cause: 'Rights of the license: downgrade allowed → none.',
    changed: /^Changed: .*, \d{1,2} \w+ \d{4}/,
    effect: /What this did to the positions of .*: consumed 12 → 7, shortfall/s,
  },
  {
    name: 'German, dark, 390',
    options: { locale: 'de-AT', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
    positions: 'Bilanzen, die sich unterscheiden',
    unlicensedOf: 'Produkte, von denen mehr oder weniger ungedeckt ist',
    cause: 'Rechte der Lizenz: downgrade allowed → none.',
    changed: /^Geändert: .*, \d{1,2}\.\d{1,2}\.\d{4}/,
    effect: /Was dadurch aus den Bilanzen zum .* wurde:.*: verbraucht 12 → 7, Unterdeckung/s,
  },
] as const;

/** A row of a table, which is a list where there is no room for one. */
const rowIn = (page: Page, label: string, key: string) =>
  page
    .locator(`table[aria-label="${label}"] tbody tr, ul[aria-label="${label}"] > li`)
    .filter({ has: page.getByText(key, { exact: true }) });

describe.each(LOOKS)('comparing two runs ($name)', ({ options, positions, unlicensedOf, cause, changed, effect }) => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await browse({ serving, ...options });
  }, 120_000);
  afterAll(() => browsing?.close());
  afterEach(() => {
    expect(browsing.troubles).toEqual([]);
  });

  test('names the cause of a position, who changed it, and on demand what that did', async () => {
    const { page, go } = browsing;
    await go('/runs');
    const row = rowIn(page, positions, LICENSE);
    await row.getByText(cause, { exact: true }).waitFor();
    await row.getByText('12 → 7', { exact: true }).waitFor();
    const summary = row.locator('summary');
    await expect.poll(() => summary.textContent()).toMatch(changed);
    await expect.poll(() => row.locator('.says').isVisible()).toBe(false);
    await summary.click();
    await expect.poll(() => row.locator('details').textContent()).toMatch(effect);
    await expect.poll(() => row.locator('.says').isVisible()).toBe(true);
  });

  test('shows of which products more is unlicensed, with the license that is the cause', async () => {
    const { page } = browsing;
    const row = rowIn(page, unlicensedOf, PRODUCT);
    await row.getByText(unlicensed.join(' → '), { exact: true }).waitFor();
    await row.getByText(`${LICENSE}: ${cause}`, { exact: true }).waitFor();
    await expect.poll(() => row.locator('summary').textContent()).toMatch(changed);
    await expect
      .poll(() => row.getByRole('link', { name: PRODUCT }).getAttribute('href'))
      .toMatch(/^\/explain\?product=MindManager&run=/);
  });

  test('can be read by everybody, without scrolling sideways', async () => {
    const { page } = browsing;
    expect(await seriousFindings(page)).toEqual([]);
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBe(0);
  });

  test('says of the other direction that less is unlicensed', async () => {
    const { page, go } = browsing;
    const { data } = await serving.ask('{ runs(first: 2) { edges { node { id } } } }');
    const [later, earlier] = data.runs.edges.map(({ node }: { node: { id: string } }) => encodeURIComponent(node.id));
    await go(`/runs?from=${later}&to=${earlier}`);
    const row = rowIn(page, unlicensedOf, PRODUCT);
    await row.getByText(unlicensed.toReversed().join(' → '), { exact: true }).waitFor();
  });
});
