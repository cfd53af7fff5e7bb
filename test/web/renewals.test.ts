/** The page of renewals in a real browser: the figures of the API by date, files to take away, and every state. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Renewal } from '../../web/src/api/renewals.ts';
import { fileAddress, readSpan } from '../../web/src/pages/renewals/span.ts';
import { renewalWords } from '../../web/src/words/renewals.ts';
import { type Browsing, browse, seriousFindings } from './browser.ts';
import { expectFine, LOOKS } from './looks.ts';

const DAY = '2026-01-31';
const QUERY = `query ($within: Int) { renewals(asOf: "${DAY}", within: $within) {
  date days kind key name quantity licenseKeys
  effects { licenseKey before { entitled shortfall } after { entitled shortfall } }
  before { shortfall unlicensed exposure { amount currency } } after { shortfall unlicensed exposure { amount currency } } } }`;

describe('how far to look', () => {
  test('is read from the address, and what is wrong there counts as not given', () => {
    const read = (text: string) => readSpan(new URLSearchParams(text));
    expect(read('')).toEqual({ within: 90, from: null });
    expect(read('within=365&from=2026-01-31')).toEqual({ within: 365, from: '2026-01-31' });
    expect(read('within=91&from=2026-02-30')).toEqual({ within: 90, from: null });
    expect(read('from=soon')).toEqual({ within: 90, from: null });
    expect(fileAddress('csv', read('within=30'))).toBe('/export/renewals.csv?within=30d');
  });
});

let browsing: Browsing;
beforeAll(async () => {
  browsing = await browse();
}, 120_000);
afterAll(() => browsing?.close());
afterEach(() => {
  expect(browsing?.troubles).toEqual([]);
});

const open = async (where: Browsing, path: string): Promise<void> => {
  await where.go(path);
  await where.page.locator('.calculating').waitFor({ state: 'detached', timeout: 30_000 });
};

const asked = async (within: number): Promise<readonly Renewal[]> => {
  const { data, errors } = await browsing.serving.ask(QUERY, { within });
  expect(errors).toEqual([]);
  return data.renewals;
};

/** "EUR 161,600.80", as the page writes it in English; digits are those of the API. */
const digits = (text: string | null): string => (text ?? '').replaceAll(/[,\s\u00a0]/g, '');

describe('the page', () => {
  test('shows every ending of the API with its figures, by date', async () => {
    const { page } = browsing;
    await open(browsing, `/renewals?within=365&from=${DAY}`);
    const renewals = await asked(365);
    await page.getByText(`${renewals.length} things end`).waitFor();
    const days = Map.groupBy(renewals, ({ date }) => date);
    const cards = page.locator('section.card');
    await expect.poll(() => cards.count()).toBe(days.size);
    for (const [at, ending] of [...days.values()].entries()) {
      const card = cards.nth(at);
      const rows = card.locator('tbody tr');
      await expect.poll(() => rows.count()).toBe(ending.length);
      const [{ before, after, days: left }] = ending;
      await expect.poll(() => card.locator('.title').textContent()).toContain(`in ${left} days`);
      const sums = digits(await card.locator('.sums').textContent());
      expect(sums).toContain(
        `Missing${before.shortfall === after.shortfall ? after.shortfall : `${before.shortfall}→${after.shortfall}`}`,
      );
      expect(sums).toContain(
        `Unlicensed${before.unlicensed === after.unlicensed ? after.unlicensed : `${before.unlicensed}→${after.unlicensed}`}`,
      );
      for (const { amount, currency } of after.exposure)
        if (before.exposure.find(each => each.currency === currency)?.amount !== amount)
          expect(sums).toContain(`→${currency}${amount}`);
      for (const [row, { key, quantity, effects }] of ending.entries()) {
        const text = digits(await rows.nth(row).textContent());
        expect(text).toContain(digits(key));
        if (quantity !== null) expect(text).toContain(String(quantity));
        for (const { licenseKey, before: was, after: is } of effects)
          if (was.entitled !== is.entitled)
            expect(text).toContain(`${licenseKey}entitled${was.entitled}→${is.entitled}`);
      }
    }
    expect(renewals.length).toBeGreaterThan(10);
  });

  test('leads to licenses and contracts', async () => {
    const { page } = browsing;
    await open(browsing, `/renewals?from=${DAY}`);
    await page.getByRole('link', { name: 'SOPHOS-EP' }).click();
    await page.waitForURL(url => url.pathname === '/licenses/SOPHOS-EP');
    await page.goBack();
    await page.getByRole('link', { name: 'Oracle Master Agreement' }).click();
    await page.waitForURL(url => url.pathname === '/contracts/ORA-OMA');
  });

  test('keeps how far to look in the address', async () => {
    const { page } = browsing;
    await open(browsing, `/renewals?from=${DAY}`);
    await page.getByText('7 things end').waitFor();
    await page.getByLabel('Within').selectOption('30');
    await page.getByText('3 things end').waitFor();
    expect(new URL(page.url()).searchParams.get('within')).toBe('30');
    await page.goBack();
    await page.getByText('7 things end').waitFor();
  });

  test('gives the same as a calendar and as a table', async () => {
    const { page } = browsing;
    await open(browsing, `/renewals?from=${DAY}`);
    const save = async (name: string): Promise<string> => {
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name }).click();
      return readFileSync(await (await download).path(), 'utf8');
    };
    const renewals = await asked(90);
    const calendar = await save('Calendar (iCalendar)');
    expect(calendar.match(/BEGIN:VEVENT/g)?.length).toBe(renewals.length);
    const csv = await save('Export as CSV');
    expect(csv.trimEnd().split('\n').length).toBe(renewals.length + 1);
  });

  test('is calm where nothing ends', async () => {
    await open(browsing, '/renewals?from=2050-01-01&within=30');
    await browsing.page.getByRole('heading', { name: 'Nothing ends in this time' }).waitFor();
  });

  test('knows every kind of ending that the sample estate has, in both languages', async () => {
    for (const { kind } of await asked(3_000))
      for (const language of ['en', 'de'] as const) expect(Object.keys(renewalWords[language].kinds)).toContain(kind);
  });
});

test('a server that does not answer is given up, with what to do', async () => {
  const waiting = await browse({ serving: browsing.serving });
  const { page, go } = waiting;
  await page.route('**/graphql', async route => {
    if (!route.request().postData()?.includes('query Renewals')) await route.continue();
  });
  await page.clock.install();
  await go('/positions');
  await page.evaluate(`history.pushState(null, '', '/renewals'); dispatchEvent(new PopStateEvent('popstate'))`);
  await page.getByRole('status').getByText('Being computed…').waitFor();
  await page.clock.runFor(12_000);
  await page.getByText('12 s so far').waitFor();
  await page.getByText('A large estate takes up to a minute.').waitFor();
  await page.clock.runFor(70_000);
  await page.getByRole('alert').getByText('samwise renewals --within 90d').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('status').getByText('Being computed…').waitFor();
  await waiting.close();
});

describe.each(LOOKS)('$name', ({ name: _, ...options }) => {
  let looking: Browsing;
  beforeAll(async () => {
    looking = await browse({ ...options, serving: browsing.serving });
  }, 120_000);
  afterAll(() => looking?.close());

  test.each([`/renewals?within=365&from=${DAY}`, '/renewals?from=2050-01-01'])(
    '%s has no serious finding, no sideways scrolling and no error',
    async path => {
      const { page } = looking;
      await open(looking, path);
      await page.getByRole('heading', { level: 1, name: /^(Renewals|Verlängerungen)$/ }).waitFor();
      await expectFine(looking);
    },
  );
});
