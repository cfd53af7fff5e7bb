/** The pages of contracts, computers and users, and the lists that lead to them, in a real browser. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Browsing, browse, isFromTheLargest, seriousFindings } from './browser.ts';

let browsing: Browsing;
beforeAll(async () => {
  browsing = await browse();
}, 120_000);
afterAll(() => browsing?.close());
afterEach(() => {
  expect(browsing.troubles).toEqual([]);
});

const table = (name: string) => browsing.page.getByRole('table', { name });

describe('the page of a contract', () => {
  test('says which license inherits which section, and when what was bought ends', async () => {
    const { page, go } = browsing;
    await go('/contracts');
    await page.getByRole('link', { name: 'Microsoft Enterprise Agreement 2025–2028' }).click();
    await page.getByRole('heading', { level: 1, name: 'Microsoft Enterprise Agreement 2025–2028' }).waitFor();
    const heirs = table('Linked licenses and what they inherit');
    await expect
      .poll(() => heirs.getByRole('row', { name: /MS-VISIO-21/ }).textContent())
      .toContain('Downgrade from MS-SELECT');
    await expect
      .poll(() => heirs.getByRole('row', { name: /MS-SQL-STD/ }).textContent())
      .toContain('Downgrade, Exempt roles');
    const purchases = table('Purchases of the linked licenses, the first to end at the top');
    await expect.poll(() => purchases.locator('tbody tr').first().textContent()).toMatch(/PO-0046.*30 Jun 2026/);
  });

  test('changes what it grants, with the positions of every license that inherits it', async () => {
    const { page, serving, go } = browsing;
    await go('/contracts/ADSK-DACH');
    const downgrade = page.locator('fieldset[data-section="DOWNGRADE"]');
    await downgrade.getByLabel('No downgrade').check();
    await page.getByRole('button', { name: 'Show what this changes' }).click();
    await page.getByRole('button', { name: 'Save these rights' }).click();
    await page.getByText('The rights are saved.').waitFor();
    const { data } = await serving.ask('{ contract(key: "ADSK-DACH") { rights { downgrade downgradeVersion } } }');
    expect(data.contract.rights).toEqual({ downgrade: 'NONE', downgradeVersion: null });
    await expect
      .poll(() => page.locator('section[aria-labelledby="history"]').textContent())
      .toMatch(/downgrade: allowed → none/);
  });

  test('is said not to exist where it does not', async () => {
    await browsing.go('/contracts/NO%2ESUCH');
    await browsing.page.getByRole('heading', { name: 'There is no contract NO.SUCH' }).waitFor();
  });
});

describe('the list of computers', () => {
  test('is filtered and ordered, and says so in the address', async () => {
    const { page, go } = browsing;
    await go('/computers');
    await page.getByLabel('Kind').selectOption('VIRTUAL');
    await page.getByLabel('Location').fill('Köln');
    await page.getByLabel('Location').press('Enter');
    await page.waitForURL(url => url.searchParams.get('location') === 'Köln');
    await page.getByRole('button', { name: 'Cores' }).click();
    await page.getByRole('button', { name: 'Cores' }).click();
    await page.locator('th[aria-sort="descending"]', { hasText: 'Cores' }).waitFor();
    const cores = table('Computers').locator('tbody tr td:nth-child(7)');
    await expect.poll(async () => (await cores.allTextContents()).map(Number)).toSatisfy(isFromTheLargest);
    await page.reload();
    await page.locator('th[aria-sort="descending"]', { hasText: 'Cores' }).waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForURL(url => !url.searchParams.has('location'));
  });
});

describe('the page of a computer', () => {
  test('says what it is, what runs on it, and what was decided about each installation', async () => {
    const { page, go } = browsing;
    await go('/computers');
    await page.getByLabel('Key, operating system or processor').fill('SRV-06');
    await table('Computers').getByRole('link', { name: 'SRV-06' }).click();
    await page.getByRole('heading', { level: 1, name: 'SRV-06' }).waitFor();
    await page.getByText('Intel Xeon Gold 6326').waitFor();
    const decided = table('Installations and what was decided about them');
    const sql = decided.getByRole('row', { name: /Microsoft SQL Server 2022 Enterprise/ });
    await expect.poll(() => sql.textContent()).toMatch(/Consumes.*MS-SQL-ENT.*32.*2 × max\(16, 4\) = 32/);
    await page.getByLabel('Outcome').selectOption('IGNORED');
    await page.getByText('3 of 3').waitFor();
    await page.getByRole('link', { name: 'Every decision with what every license said' }).click();
    await page.getByRole('heading', { level: 1, name: 'Computer SRV-06' }).waitFor();
  });

  test('leads from a host to its guests and back', async () => {
    const { page, go } = browsing;
    await go('/computers/ESX-01');
    await table('Guests on it').getByRole('link', { name: 'VM-003' }).click();
    await page.getByRole('heading', { level: 1, name: 'VM-003' }).waitFor();
    await page.locator('dl.facts').getByRole('link', { name: 'ESX-01' }).click();
    await page.getByRole('heading', { level: 1, name: 'ESX-01' }).waitFor();
  });

  test('shows what was installed after the run as not yet decided', async () => {
    const { page, serving, go } = browsing;
    const insert = new File(['computer,product,version\nSRV-06,"<b>Bold</b> Tool",1\n'], 'installations.csv');
    const form = new FormData();
    form.set(
      'operations',
      JSON.stringify({
        query: 'mutation ($input: ImportFilesInput!) { importFiles(input: $input) { __typename } }',
        variables: { input: { files: [null] } },
      }),
    );
    form.set('map', '{"0":["variables.input.files.0"]}');
    form.set('0', insert);
    const headers = { authorization: `Bearer ${serving.tokens.analyst}` };
    expect((await fetch(`${serving.url}/graphql`, { method: 'POST', headers, body: form })).status).toBe(200);
    await expect
      .poll(
        async () =>
          (await serving.ask('{ computer(key: "SRV-06") { installations { version } } }')).data.computer.installations
            .length,
        { timeout: 20_000 },
      )
      .toBe(7);
    await go('/computers/SRV-06');
    await page.getByRole('heading', { name: 'Installed now, but not decided about in this run' }).waitFor();
    await expect.poll(() => page.getByText('<b>Bold</b> Tool 1').count()).toBe(1);
  });

  test('is printed without what is only for the screen', async () => {
    const { page, go } = browsing;
    await go('/computers/WS-001');
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('header.top').isVisible()).toBe(false);
    await expect.poll(() => page.getByLabel('Outcome').isVisible()).toBe(false);
    await expect.poll(() => table('Installations and what was decided about them').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  });
});

describe('users', () => {
  test('are listed, filtered, and lead to a page of their own', async () => {
    const { page, go } = browsing;
    await go('/users');
    await page.getByLabel('Key, name or mail').fill('keller');
    await page.waitForURL(url => url.searchParams.get('text') === 'keller');
    const first = table('Users').locator('tbody tr:first-child', { hasText: /keller/i });
    const key = await first.getByRole('link').textContent();
    await first.getByRole('link').click();
    await page.getByRole('heading', { level: 2, name: 'What was decided for this user' }).waitFor();
    const decided = table('What was decided for this user');
    await decided.locator('tbody tr').first().waitFor();
    expect(page.url()).toContain(`/users/${encodeURIComponent(key!).replaceAll('.', '%2E')}`);
    await table('Computers assigned to the user').getByRole('link').first().click();
    await page.getByRole('heading', { level: 2, name: 'Details' }).waitFor();
    expect(page.url()).toContain('/computers/');
  });

  test('that are not there are said not to be', async () => {
    await browsing.go('/users/nobody');
    await browsing.page.getByRole('heading', { name: 'There is no user nobody' }).waitFor();
  });
});

describe('before anything was reconciled', () => {
  let empty: Browsing;
  beforeAll(async () => {
    empty = await browse({ isEmpty: true });
  }, 120_000);
  afterAll(() => empty?.close());

  test.each(['/computers', '/users', '/contracts', '/unrecognized', '/what-if'])('%s is calm', async path => {
    await empty.go(path);
    expect(await seriousFindings(empty.page)).toEqual([]);
    expect(empty.troubles).toEqual([]);
    await expect.poll(() => empty.page.locator('.notice.bad').count()).toBe(0);
  });
});
