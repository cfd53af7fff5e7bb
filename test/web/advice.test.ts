/** The page that says what to do, in a real browser: its figures are those of the API, and what is tried out comes to the same. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { reconcileEstate } from '../../app/index.ts';
import { openWorkspace } from '../../app/workspace.ts';
import { ADVICE, type Advice, type GiveBack } from '../../web/src/api/advice.ts';
import { giveBackText, purchasesText, reassignmentText, removalText } from '../../web/src/pages/advice/tryOut.ts';
import { FILES } from '../advice/estate.ts';
import { bring, csvOf, DAY } from '../app/sampleWorkspace.ts';
import { type Serving, serve } from '../server/serving.ts';
import { temporaryFolder } from '../store/temporary.ts';
import { type Browsing, browse, seriousFindings } from './browser.ts';
import { expectFine, LOOKS } from './looks.ts';

const folder = temporaryFolder();
let small: Serving;
let browsing: Browsing;
let sample: Browsing;
beforeAll(async () => {
  // Builds the page, which a server reads when it starts.
  sample = await browse();
  const workspace = openWorkspace(join(folder, 'samwise.db'));
  await bring(
    workspace,
    Object.entries(FILES).map(([name, text]) => csvOf(name.replace('.csv', ''), text)),
  );
  await reconcileEstate(workspace, { asOf: DAY });
  small = await serve({ workspace });
  browsing = await browse({ serving: small });
}, 120_000);
afterAll(async () => {
  await browsing?.close();
  await sample?.close();
  await small?.close();
});
afterEach(() => {
  expect(browsing?.troubles).toEqual([]);
  expect(sample?.troubles).toEqual([]);
});

const open = async (where: Browsing, path: string): Promise<void> => {
  await where.go(path);
  await where.page.locator('.calculating').waitFor({ state: 'detached', timeout: 60_000 });
};

const asked = async (serving: Serving, unusedDays = 90): Promise<Advice> => {
  const { data, errors } = await serving.ask(ADVICE.text, { run: null, unusedDays }, 'viewer');
  expect(errors).toEqual([]);
  return data.run.advice;
};

const card = ({ page }: Browsing, name: string) => page.locator('section.card', { has: page.locator(`h2#${name}`) });
const rowsOf = (where: Browsing, name: string) => card(where, name).locator('tbody tr');
const digits = (text: string | null): string => (text ?? '').replaceAll(/[,\s\u00a0]/g, '');
const moved = (before: number | string, after: number | string): string =>
  before === after ? String(after) : `${before}→${after}`;

const WHAT_IF = `mutation ($input: WhatIfInput!) { whatIf(input: $input) { __typename
  ... on InputRefused { problems { message } }
  ... on WhatIfSuccess {
    after { shortfall unlicensed exposure { amount currency } } positions { licenseKey before { consumed } after { consumed shortfall } } } } }`;

/** What a change set comes to. */
const tried = async (serving: Serving, changes: string) => {
  const { data } = await serving.ask(WHAT_IF, { input: { changes, asOf: '2026-01-31', policy: 'PRIORITY' } }, 'viewer');
  expect(data.whatIf.__typename, JSON.stringify(data.whatIf)).toBe('WhatIfSuccess');
  return data.whatIf;
};

const BASIS = { day: null };

describe('what is tried out comes to what the advice says', () => {
  test('for all purchases of the sample estate together', async () => {
    const { purchases } = await asked(sample.serving);
    const { after } = await tried(sample.serving, purchasesText(BASIS, purchases.purchases));
    expect(after.shortfall).toBe(purchases.effect.shortfallAfter);
    expect(after.unlicensed).toBe(purchases.effect.unlicensedAfter);
    expect(purchases.purchases.length).toBeGreaterThan(10);
  });

  test('for removals, moves and what is given back', async () => {
    const { removals, reassignments, giveBacks, exposure } = await asked(small);
    for (const removal of removals) {
      const { after } = await tried(small, removalText(BASIS, removal)!);
      expect([after.shortfall, after.unlicensed]).toEqual([
        removal.effect.shortfallAfter,
        removal.effect.unlicensedAfter,
      ]);
    }
    for (const move of reassignments) {
      const { after } = await tried(small, reassignmentText(BASIS, move));
      expect(after.shortfall).toBe(move.effect.shortfallAfter);
    }
    const bought = [{ key: 'P-3', quantity: 4, perUnit: null }];
    const office = giveBacks.find(({ licenseKey }) => licenseKey === 'OFFICE')!;
    const text = giveBackText(BASIS, office, bought)!;
    expect(text).toContain('quantity: 1');
    expect((await tried(small, text)).after.exposure).toEqual(exposure);
    expect([removals.length, reassignments.length, giveBacks.length]).toEqual([2, 4, 2]);
  });

  test('only as far as it is known and can be bought', () => {
    const one = { purchase: 'P', kind: 'software', quantity: 7, ends: null };
    const given = (purchases: GiveBack['purchases']): GiveBack => ({ purchases }) as GiveBack;
    const packs = [{ key: 'P', quantity: 3, perUnit: 5 }];
    expect(giveBackText(BASIS, given([one]), packs)).toContain('quantity: 2');
    expect(giveBackText(BASIS, given([{ ...one, quantity: 4 }]), packs)).toBeUndefined();
    expect(giveBackText(BASIS, given([{ ...one, kind: 'maintenance' }]), packs)).toBeUndefined();
    const many = { product: 'V', installations: 101, computers: [] } as unknown as Advice['removals'][number];
    expect(removalText(BASIS, many)).toBeUndefined();
    expect(purchasesText({ day: '2026-01-31' }, [])).toContain('as_of: 2026-01-31');
  });
});

describe('the page', () => {
  test('shows the purchases of both plans of the sample estate, with their figures', async () => {
    await open(sample, '/advice');
    const { purchases, cheaperPurchases, licensing } = await asked(sample.serving);
    for (const plan of [purchases, cheaperPurchases!]) {
      const text = digits(await sample.page.locator(`[data-policy="${plan.policy}"]`).textContent());
      for (const { amount, currency } of plan.cost) expect(text).toContain(`${currency}${amount}`);
      for (const { amount, currency } of plan.effect.exposureBefore)
        expect(text).toContain(`${currency}${amount}→${currency}0.00`);
      expect(text).toContain(`Missing${moved(plan.effect.shortfallBefore, plan.effect.shortfallAfter)}`);
    }
    const rows = rowsOf(sample, 'buy');
    const keys = new Set([...purchases.purchases, ...cheaperPurchases!.purchases].map(({ licenseKey }) => licenseKey));
    await expect.poll(() => rows.count()).toBe(keys.size);
    const standard = digits(await rows.filter({ hasText: 'MS-OFF-STD-16' }).textContent());
    const own = purchases.purchases.find(({ licenseKey }) => licenseKey === 'MS-OFF-STD-16')!;
    expect(standard).toContain(`${own.quantity}EUR${own.cost!.amount}`);
    expect(digits(await rows.filter({ hasText: 'MS-SQL-ENT' }).textContent())).toContain('8(4×2)');
    await expect.poll(() => rowsOf(sample, 'licensing').count()).toBe(licensing.length);
  });

  test('shows removals, what to give back and what to reassign, with their figures', async () => {
    await open(browsing, '/advice');
    const { removals, giveBacks, reassignments } = await asked(small);
    for (const [at, { effect, installations, licenseKey }] of removals.entries()) {
      const text = digits(await rowsOf(browsing, 'remove').nth(at).textContent());
      expect(text).toContain(String(installations));
      if (licenseKey !== null) expect(text).toContain(moved(effect.consumedBefore, effect.consumedAfter));
      expect(text).toContain(moved(effect.unlicensedBefore, effect.unlicensedAfter));
    }
    for (const [at, { quantity, value, purchases }] of giveBacks.entries()) {
      const text = digits(await rowsOf(browsing, 'give-back').nth(at).textContent());
      expect(text).toContain(`${quantity}${value ? `EUR${value.amount}` : 'nopriceknown'}`);
      for (const { purchase } of purchases) expect(text).toContain(purchase);
    }
    for (const [at, { computer, user, isBlocked }] of reassignments.entries()) {
      const row = rowsOf(browsing, 'reassign').nth(at);
      await expect.poll(() => row.textContent()).toContain(computer ?? user);
      await expect.poll(() => row.locator('.mark').textContent()).toMatch(isBlocked ? /^blocked until \d/ : /^now$/);
    }
    await card(browsing, 'remove').getByText('2 computers').click();
    await card(browsing, 'remove').getByText('last used 1 Jan 2025').waitFor();
    await card(browsing, 'remove').getByRole('link', { name: 'PC-2' }).click();
    await browsing.page.waitForURL(url => url.pathname === '/computers/PC-2');
  });

  test('counts unused by days that stand in the address', async () => {
    const { page } = browsing;
    await open(browsing, '/advice');
    await page.getByText('3 installations were last used more than 90 days').waitFor();
    await page.getByLabel('Unused for more than').selectOption('365');
    await page.getByText('1 installation was last used more than 365 days').waitFor();
    expect(new URL(page.url()).searchParams.get('unused')).toBe('365');
    await page.reload();
    await page.getByText('1 installation was last used more than 365 days').waitFor();
  });

  test.each([
    ['VISIO', 'Try out: VISIO', '600.00', '0.00'],
    ['VISIO', 'Try out: Visio VISIO', '600.00', '0.00'],
    ['OFFICE', 'Try out: OFFICE', '6 → 3', ''],
    ['OFFICE', 'Try out: OFFICE, PC-9', '3 → 2', ''],
  ])('of %s leads to the what-if page: %s', async (license, name, was, is) => {
    const { page } = browsing;
    await open(browsing, '/advice');
    await page.getByLabel(name, { exact: true }).click();
    await page.waitForURL(url => url.pathname === '/what-if');
    const row = page.getByRole('table', { name: 'Positions that would differ' }).getByRole('row', { name: license });
    await row.waitFor();
    const sums = `${await row.textContent()} ${await page.locator('dl.facts').textContent()}`;
    expect(sums).toContain(was);
    expect(sums).toContain(is);
  });

  test('prints the computers and leaves out what leads elsewhere', async () => {
    const { page } = browsing;
    await open(browsing, '/advice');
    await page.emulateMedia({ media: 'print' });
    await card(browsing, 'remove').getByRole('link', { name: 'PC-2' }).waitFor();
    await expect.poll(() => page.getByLabel('Try out: VISIO', { exact: true }).isVisible()).toBe(false);
    await expect.poll(() => page.getByLabel('Unused for more than').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });

  test('says that a calculation is refused, and where it may take longer', async () => {
    const { page } = browsing;
    await page.route('**/graphql', async route => {
      if (!route.request().postData()?.includes('query Advice(')) return route.continue();
      const errors = [
        {
          message: 'It took longer than 50 s.',
          extensions: { code: 'CALCULATION_FAILED', help: 'Ask for less, or later.' },
        },
      ];
      return route.fulfill({ json: { data: { run: null }, errors } });
    });
    await open(browsing, '/advice');
    await page.getByRole('alert').getByText('It took longer than 50 s.').waitFor();
    await page.getByText('samwise advise --run 1 --unused 90d').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await card(browsing, 'buy').waitFor();
  });
});

test('before anything was reconciled it says where to begin', async () => {
  const empty = await browse({ isEmpty: true });
  await empty.go('/advice');
  await empty.page.getByRole('heading', { name: 'Nothing was reconciled yet' }).waitFor();
  expect(await seriousFindings(empty.page)).toEqual([]);
  await empty.close();
});

describe.each(LOOKS)('$name', ({ name: _, ...options }) => {
  test.each(['small', 'sample'] as const)(
    'the %s estate has no serious finding, no sideways scrolling and no error',
    async which => {
      const looking = await browse({ ...options, serving: which === 'small' ? small : sample.serving });
      const { page } = looking;
      await open(looking, '/advice?unused=30');
      await page.getByRole('heading', { level: 2, name: /^(Reassign|Neu zuweisen)$/ }).waitFor();
      await expectFine(looking);
      if (options.locale === 'de-AT')
        await expect.poll(() => page.locator('main [lang="en"]:not(.key)').count()).toBe(0);
      await looking.close();
    },
  );
});
