/** The pictures of the guide, taken anew by `npm run screenshots`: each shows the sample estate as a reader would meet it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import { parseDay } from '../../app/index.ts';
import { ensureBuilt } from '../../web/build.ts';
import { type Serving, serve } from '../server/serving.ts';
import { type Browsing, type BrowsingOptions, browse } from './browser.ts';

const FOLDER = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const GERMAN_DARK = { locale: 'de-DE', colorScheme: 'dark' } as const;
/** The day of the sample estate's run, so that nothing in a picture depends on when it is taken. */
const NOON = parseDay('2026-01-31')! * 86_400_000 + 43_200_000;
const PHONE = { width: 390, height: 844 } as const;
const WRONG = [
  'computer,user,chassis,last_inventory',
  'NB-900,nobody.knows,laptop,2026-01-12',
  'NB-901,anna.keller,laptop,31-31-2026',
  'PC-900,,phone,2026-01-12',
  'PC-901,,desktop,2026-01-12',
].join('\n');

describe('pictures of the guide', { timeout: 60_000 }, () => {
  let serving: Serving;
  let looking: Browsing;
  beforeAll(async () => {
    await ensureBuilt();
    serving = await serve({ warm: true, now: () => NOON });
  }, 120_000);
  afterAll(() => serving?.close());
  afterEach(() => looking?.close());

  const look = async (path: string, height: number, options: BrowsingOptions = {}) => {
    looking = await browse({ viewport: { width: 1280, height }, ...options, serving });
    await looking.go(path);
    return looking.page;
  };
  const keep = async (name: string): Promise<void> => {
    await looking.isSettled();
    await looking.page.mouse.move(0, 0);
    await looking.page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
  };

  test.each([
    ['overview', '/', 1480, {}],
    ['positions', '/positions', 900, {}],
    ['explain', '/explain?computer=WS-001&brief=yes', 1000, {}],
    ['advice', '/advice', 1000, {}],
    ['renewals', '/renewals', 1000, {}],
    [
      'what-if',
      `/what-if?changes=${encodeURIComponent('licenses:\n  - {license: MINDMANAGER-23, downgrade: none}\npurchases:\n  - {purchase: PLAN-1, license: EA-15, quantity: 2, unit_price: 349, currency: USD}\n')}`,
      1250,
      {},
    ],
    ['computer-de-dark', '/computers/SRV-06', 1150, GERMAN_DARK],
    ['overview-de-dark-390', '/', 844, { ...GERMAN_DARK, viewport: PHONE }],
  ] as const)('%s', async (name, path, height, options) => {
    await look(path, height, options);
    await keep(name);
  });

  test('positions-390', async () => {
    const page = await look('/positions', 844, { viewport: PHONE });
    await page.locator('.filters').scrollIntoViewIfNeeded();
    await keep('positions-390');
  });

  test('license-de-dark', async () => {
    const page = await look('/licenses/MINDMANAGER-23', 1750, GERMAN_DARK);
    await page.locator('fieldset[data-section="DOWNGRADE"]').getByLabel('Kein Downgrade').check();
    await page.getByRole('button', { name: 'Auswirkung zeigen' }).click();
    await page.getByRole('button', { name: 'Diese Rechte speichern' }).waitFor();
    await page.evaluate('scrollTo(0, 0)');
    await keep('license-de-dark');
  });

  test('product-rights', async () => {
    const page = await look('/licenses/RG-TOOLBELT', 1250);
    await page.getByLabel('SQL Compare 15').check();
    await keep('product-rights');
  });

  test('rejected', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'samwise-pictures-')), 'computers.csv');
    writeFileSync(file, WRONG);
    const page = await look('/imports', 1250);
    await page.locator('input[type="file"]').first().setInputFiles(file);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: '2 rejected rows' }).waitFor();
    for (const folded of await page.locator('.rejectedgroup h3 button[aria-expanded="false"]').all())
      await folded.click();
    await keep('rejected');
  });
});
