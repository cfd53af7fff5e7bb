/** How soon the page shows its first complete view and a filtered table, beside the API's own answers in the same visit. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { importPaths, openWorkspace, parseDay, reconcileEstate } from '../app/index.ts';
import { prepareRun } from '../app/runs.ts';
import { writeGenerated } from '../fixtures/generate/write.ts';
import { serve } from '../test/server/serving.ts';
import { browse } from '../test/web/browser.ts';

const { values } = parseArgs({
  options: {
    installations: { type: 'string', default: '1000000' },
    /** A database with such an estate, reconciled; it is copied. Made when left out. */
    db: { type: 'string' },
    visits: { type: 'string', default: '7' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'samwise-page-'));
const file = join(folder, 'samwise.db');

const prepare = async (): Promise<void> => {
  if (values.db) return copyFileSync(values.db, file);
  const paths = await writeGenerated(join(folder, 'estate'), {
    seed: 1,
    installations: Number(values.installations),
    metrics: 'device',
  });
  const workspace = openWorkspace(file);
  await importPaths(workspace.db, paths);
  await reconcileEstate(workspace, { asOf: parseDay('2026-01-31')! });
  workspace.close();
};

/** Notes when the page last changed what it shows. */
const WATCH = `new MutationObserver(() => { window.changedAt = performance.now(); })
  .observe(document, { childList: true, subtree: true, characterData: true, attributes: true })`;

/** Milliseconds since the navigation, or since `begin`: when the last answer had come, and when the last change was shown. */
const timesOf = async (page: Page, begin = 0): Promise<readonly [answered: number, shown: number]> => {
  await page.waitForLoadState('networkidle');
  const [answered, shown] = (await page.evaluate(
    `[Math.max(...performance.getEntriesByType('resource').filter(each => each.name.endsWith('/graphql')).map(each => each.responseEnd)), window.changedAt]`,
  )) as [number, number];
  return [answered - begin, shown - begin];
};

const median = (figures: readonly number[]): number => figures.toSorted((a, b) => a - b)[figures.length >> 1];

const told = (what: string, times: readonly (readonly [number, number])[]): void => {
  const [answered, shown] = [median(times.map(([a]) => a)), median(times.map(([, b]) => b))];
  console.log(
    `${what}: answered after ${answered.toFixed(0)} ms, complete after ${shown.toFixed(0)} ms (${(shown - answered).toFixed(0)} ms later, ratio ${(shown / answered).toFixed(2)})`,
  );
};

try {
  await prepare();
  const workspace = openWorkspace(file);
  const serving = await serve({ workspace });
  await prepareRun(workspace);
  const browsing = await browse({ serving });
  const { page } = browsing;
  await page.addInitScript(WATCH);
  for (const path of ['/', '/positions']) {
    const times = [];
    for (let visit = 0; visit < Number(values.visits); visit++) {
      await page.goto(`${serving.url}${path}`);
      times.push(await timesOf(page));
    }
    told(`${path} first view`, times);
  }
  const filtered = [];
  for (let visit = 0; visit < Number(values.visits); visit++) {
    await page.goto(`${serving.url}/positions`);
    await timesOf(page);
    await page.evaluate('performance.clearResourceTimings()');
    const begin = (await page.evaluate('performance.now()')) as number;
    await page
      .getByRole('searchbox')
      .first()
      .fill(`${10 + visit}`);
    await page.waitForURL(url => url.searchParams.has('text'));
    filtered.push(await timesOf(page, begin));
  }
  told('a filtered table (with the pause after typing)', filtered);
  await browsing.close();
  await serving.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
