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
  // Two runs make a trend.
  for (const day of ['2025-12-31', '2026-01-31']) await reconcileEstate(workspace, { asOf: parseDay(day)! });
  workspace.close();
};

/** What is there when a view is complete. What ends next is computed by itself and comes later on the overview; it is left out. */
const COMPLETE = {
  '/': ['.tile .figure', '.charts .chart', '.courses svg'],
  '/positions': ['.tile .figure', 'table.positions tbody th a'],
} as const;

/** Notes when everything that was asked for is there. */
const WATCH = `new MutationObserver(() => {
  const wanted = ${JSON.stringify(COMPLETE)}[location.pathname] ?? [];
  if (window.shownAt === undefined && wanted.every(each => document.querySelector(each))) window.shownAt = performance.now();
}).observe(document, { childList: true, subtree: true })`;

const ANSWERED = `Math.max(...performance.getEntriesByType('resource').filter(each => each.name.endsWith('/graphql')).map(each => each.responseEnd))`;

type Times = readonly [answered: number, shown: number];

/** Asks again and again: the page's policy allows no evaluating inside of it. */
const until = async (page: Page, condition: string): Promise<void> => {
  while (!(await page.evaluate(condition))) await page.waitForTimeout(2);
};

/** Milliseconds since the navigation: when the last answer had come, and when the view was complete. */
const visited = async (page: Page): Promise<Times> => {
  await until(page, 'window.shownAt !== undefined');
  return (await page.evaluate(`[${ANSWERED}, window.shownAt]`)) as Times;
};

/** The same since a text was typed, until its rows are counted. */
const searched = async (page: Page, text: string): Promise<Times> => {
  await page.evaluate('performance.clearResourceTimings()');
  const begin = (await page.evaluate('performance.now()')) as number;
  await page.getByRole('searchbox').first().fill(text);
  await until(page, `/ of /.test(document.querySelector('.count').textContent)`);
  const [answered, shown] = (await page.evaluate(`[${ANSWERED}, performance.now()]`)) as Times;
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
  await page.route('**/graphql', async route => {
    if (route.request().postData()?.includes('query EndsNext')) await route.abort();
    else await route.continue();
  });
  const visits = Array.from({ length: Number(values.visits) }, (_, visit) => visit);
  for (const path of Object.keys(COMPLETE)) {
    const times: Times[] = [];
    for (const _ of visits) {
      await page.goto(`${serving.url}${path}`);
      times.push(await visited(page));
    }
    told(`${path} first view`, times);
  }
  const times: Times[] = [];
  for (const visit of visits) {
    await page.goto(`${serving.url}/positions`);
    await visited(page);
    times.push(await searched(page, `${10 + visit}`));
  }
  told('a filtered table, with the pause after typing', times);
  await browsing.close();
  await serving.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
