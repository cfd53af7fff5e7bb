/** The what-if page: changes put together without writing YAML, tried out, kept and shared, in a real browser. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newKey, readChangeSet, withDay, withEntries, withoutEntry } from '../../web/src/pages/what-if/changeSet.ts';
import { type Browsing, browse, seriousFindings } from './browser.ts';
import { expectFine, LOOKS } from './looks.ts';

describe('a change set as text', () => {
  const TEXT = `# a plan
licenses:
  - {license: A, downgrade: none} # why
  - license: B
    downgrade_version: 1.10
`;

  test('gives its single changes, with lines, and versions as they are written', () => {
    const { entries, asOf, mistakes } = readChangeSet(TEXT);
    expect(mistakes).toEqual([]);
    expect(asOf).toBeNull();
    expect(entries).toEqual([
      { op: 'set', table: 'licenses', at: 0, cells: { license: 'A', downgrade: 'none' }, line: 3 },
      { op: 'set', table: 'licenses', at: 1, cells: { license: 'B', downgrade_version: '1.10' }, line: 4 },
    ]);
  });

  test('takes changes in and out again without touching the others or the comments', () => {
    const hostile = 'X: "y"\n- {z}, #';
    const more = withEntries(TEXT, [
      { op: 'set', table: 'purchases', cells: { purchase: 'PLAN-1', license: hostile } },
      { op: 'remove', table: 'installations', cells: { product: 'P' } },
    ]);
    expect(readChangeSet(more).entries.map(({ cells }) => cells.license ?? cells.product)).toEqual([
      'A',
      'B',
      hostile,
      'P',
    ]);
    const { entries } = readChangeSet(more);
    const less = withoutEntry(withoutEntry(more, entries[3]), entries[2]);
    expect(readChangeSet(less).entries).toEqual(readChangeSet(TEXT).entries);
    expect(less).toContain('# why');
    expect(less).not.toContain('remove');
    expect(withDay(withDay('', '2026-01-31'), null)).toBe('');
    expect(readChangeSet(withDay(TEXT, '2026-01-31')).asOf).toBe('2026-01-31');
    expect(newKey(entries, 'purchases', 'purchase')).toBe('PLAN-2');
  });

  test('that is no YAML says where', () => {
    expect(readChangeSet('licenses:\n  - {license: A\n').mistakes[0].line).toBeGreaterThan(1);
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

const addressOf = (text: string, more = ''): string => `/what-if?changes=${encodeURIComponent(text)}${more}`;
const kind = (code: string) => browsing.page.getByLabel('Add a change').selectOption(code);
const key = (label: string) => browsing.page.getByLabel(label, { exact: true });
const add = () => browsing.page.getByRole('button', { name: 'Add this change' }).click();
const changes = () => browsing.page.getByRole('list', { name: 'Changes' }).locator('> li');
const position = (license: string) =>
  browsing.page.getByRole('table', { name: 'Positions that would differ' }).getByRole('row', { name: license });

describe('the what-if page', () => {
  test('computes what an address says, and says the same as the guide', async () => {
    const { page, go } = browsing;
    await go(
      addressOf(
        'licenses:\n  - {license: MINDMANAGER-23, downgrade: none}\npurchases:\n  - {purchase: PLAN-1, license: EA-15, quantity: 2, unit_price: 349, currency: USD}\n',
      ),
    );
    await page.getByText('2 of 65').waitFor();
    await expect.poll(() => position('MINDMANAGER-23').textContent()).toMatch(/12 → 7.*-2 → 3.*2 → 0/);
    await expect.poll(() => position('EA-15').textContent()).toMatch(/8 → 10/);
    await expect.poll(() => page.locator('dl.facts').textContent()).toMatch(/Unlicensed91 → 96/);
  });

  test('puts changes together by forms, which stand in the address and can be taken back', async () => {
    const { page, go } = browsing;
    await go('/what-if');
    await page.getByText('Add a change to see what it would do.').waitFor();
    await kind('purchase');
    await key('License').fill('ea-15');
    await key('Quantity').fill('2');
    await add();
    await position('EA-15').waitFor();
    expect(readChangeSet(new URL(page.url()).searchParams.get('changes')!).entries).toMatchObject([
      { table: 'purchases', cells: { purchase: 'PLAN-1', license: 'EA-15', quantity: '2' } },
    ]);
    await kind('computer');
    await key('Computer').fill('SRV-06');
    await key('Status').selectOption('retired');
    await add();
    await position('MS-SQL-ENT').waitFor();
    await expect.poll(() => changes().count()).toBe(2);
    await page.getByRole('button', { name: 'Take out SRV-06' }).click();
    await position('MS-SQL-ENT').waitFor({ state: 'detached' });
    await page.goBack();
    await position('MS-SQL-ENT').waitFor();
    await page.reload();
    await position('EA-15').waitFor();
    await expect.poll(() => changes().count()).toBe(2);
  });

  test('changes rights in the same dialogue as where they are saved, with only the columns that differ', async () => {
    const { page, go } = browsing;
    await go('/what-if');
    await kind('rightsOfLicense');
    await key('License').fill('RG-TOOLBELT');
    await page.getByLabel('SQL Prompt 10').check();
    await page.locator('fieldset[data-section="DOWNGRADE"]').getByLabel('Downgrade allowed').check();
    await add();
    await position('RG-TOOLBELT').waitFor();
    expect(readChangeSet(new URL(page.url()).searchParams.get('changes')!).entries).toMatchObject([
      {
        table: 'license_products',
        cells: {
          license: 'RG-TOOLBELT',
          product: 'SQL Prompt',
          version: '10',
          edition: '',
          downgrade: 'allowed',
          downgrade_version: 'any',
          downgrade_edition: 'any',
        },
      },
    ]);
    await kind('rightsOfContract');
    await key('Contract').fill('MS-SELECT');
    await page.locator('fieldset[data-section="DOWNGRADE"]').getByLabel('No downgrade').check();
    await add();
    await position('MS-VISIO-21').waitFor();
  });

  test('changes a purchase, links a contract, installs and removes', async () => {
    const { page, go } = browsing;
    await go('/what-if');
    await kind('purchaseChange');
    await key('License').fill('EA-15');
    await page.getByLabel('Other quantity of PO-0007').fill('50');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await position('EA-15').getByText('50').waitFor();
    await kind('link');
    await key('License').fill('EA-15');
    await key('Contract').fill('VMW-ELA');
    await add();
    await kind('install');
    await key('Product').fill('MindManager');
    await key('Version').fill('23');
    await key('Computer').fill('SRV-06');
    await add();
    await position('MINDMANAGER-23').getByText('13').waitFor();
    await kind('uninstall');
    await key('Product').fill('Microsoft Visio');
    await add();
    await position('MS-VISIO-21').waitFor();
    await expect.poll(() => changes().count()).toBe(4);
  });

  test('takes no slip for a new record', async () => {
    const { page, go } = browsing;
    await go('/what-if');
    await kind('computer');
    await key('Computer').fill('SRV-0666');
    await key('Status').selectOption('retired');
    await page.getByText('There is no computer SRV-0666.').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Add this change' }).isDisabled()).toBe(true);
  });

  test('shows the changes as YAML, takes them from there, and says what is wrong at its line', async () => {
    const { page, go } = browsing;
    await go(addressOf('licenses:\n  - {license: MINDMANAGER-23, downgrade: none}\n', '&view=yaml'));
    const text = page.getByLabel('The changes as YAML');
    await text.fill(
      'licenses:\n  - {license: MINDMANAGER-23, downgrade: none}\n  - {license: EA-15, limit: endless}\n',
    );
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('alert').getByText('Line 3:').waitFor();
    await expect.poll(() => page.locator('.yaml li.wrong').textContent()).toBe('3');
    await text.fill('licenses: [\n');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page
      .getByRole('alert')
      .getByText(/^Line 2:/)
      .waitFor();
    await text.fill('as_of: 2026-06-30\nlicenses:\n  - {license: EA-15, limit: unlimited}\n');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText(/As of 30 Jun 2026/).waitFor();
    await expect.poll(() => page.getByLabel('Day').inputValue()).toBe('2026-06-30');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download' }).click();
    const saved = await (await download).path();
    expect(readFileSync(saved, 'utf8')).toContain('as_of: 2026-06-30');
  });

  test('keeps changes under a name that others find, and says when they were changed since', async () => {
    const { page, serving, go } = browsing;
    await go(addressOf('licenses:\n  - {license: EA-15, limit: unlimited}\n'));
    await key('Name').fill('Plan of spring');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByText('Kept as Plan of spring.').waitFor();
    expect(new URL(page.url()).search).toBe('?name=Plan+of+spring');
    await page.getByRole('heading', { level: 1, name: 'Plan of spring' }).waitFor();
    await page.reload();
    await position('EA-15').waitFor();
    await kind('license');
    await key('License').fill('MINDMANAGER-23');
    await key('Status').selectOption('retired');
    await add();
    await page.getByText('changed since it was kept').waitFor();
    const { data } = await serving.ask(
      'mutation { saveWhatIf(input: { name: "plan of spring", text: "as_of: 2026-01-31" }) { __typename } }',
    );
    expect(data.saveWhatIf.__typename).toBe('SaveWhatIfSuccess');
    await page.getByRole('button', { name: 'Keep again' }).click();
    await page.getByRole('alert').waitFor();
    await go('/what-if');
    await page.getByRole('button', { name: /^Delete plan of spring/i }).click();
    await page.getByText('Nothing is kept yet.').waitFor();
  });

  test('holds changes that are too many for an address', async () => {
    const { page, go } = browsing;
    await go('/what-if?view=yaml');
    const rows = Array.from(
      { length: 200 },
      (_, at) => `  - {computer: WS-${String(at + 1).padStart(3, '0')}, status: retired}`,
    );
    await page.getByLabel('The changes as YAML').fill(`computers:\n${rows.join('\n')}\n`);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('These changes are too many for an address.').waitFor();
    await page.getByText('100 more changes').waitFor();
    expect(page.url().length).toBeLessThan(200);
  });
});

describe.each(LOOKS)('$name', ({ name: _, ...options }) => {
  let looking: Browsing;
  beforeAll(async () => {
    looking = await browse(options);
  }, 120_000);
  afterAll(() => looking?.close());

  test.each([
    '/what-if',
    addressOf(
      'licenses:\n  - {license: MINDMANAGER-23, downgrade: none}\nremove:\n  installations:\n    - {product: Microsoft Visio}\n',
      '&view=yaml',
    ),
    addressOf('licenses:\n  - {license: NOPE, downgrade: maybe}\n', '&view=yaml'),
    '/what-if?name=nothing',
  ])('%s has no serious finding, no sideways scrolling and no error', async path => {
    await looking.go(path);
    await expectFine(looking);
  });

  test('every form is without a serious finding', async () => {
    const { page, go } = looking;
    await go('/what-if');
    const select = page.locator('main select').last();
    const codes = await select
      .locator('option')
      .evaluateAll(all => all.map(option => (option as HTMLOptionElement).value));
    for (const code of codes) {
      await page.getByLabel(/^(Add a change|Änderung hinzufügen)$/).selectOption(code);
      expect(await seriousFindings(page), code).toEqual([]);
    }
    expect(codes.length).toBeGreaterThan(8);
  });
});
