/** A real server with the sample estate and a real browser that is logged in to it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import { ensureBuilt } from '../../web/build.ts';
import { type Serving, serve } from '../server/serving.ts';
import { ensureChromium } from './chromium.ts';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One browser for all who look at the same time: each has a profile of its own in it. It ends with the last of them. */
const shared: { browser: Promise<Browser> | undefined; looking: number } = { browser: undefined, looking: 0 };

const launch = (): Promise<Browser> => {
  shared.looking++;
  shared.browser ??= chromium.launch({
    executablePath: ensureChromium(),
    args: ARGUMENTS,
    headless: true,
    chromiumSandbox: false,
  });
  return shared.browser;
};

const leave = async (): Promise<void> => {
  shared.looking--;
  if (shared.looking > 0) return;
  const { browser } = shared;
  shared.browser = undefined;
  await (await browser)?.close();
};

/** What went wrong in a page without anybody asking: errors of scripts, refusals of the content policy, failed requests. */
const watch = (page: Page, troubles: string[]): void => {
  page.on('pageerror', error => troubles.push(`error: ${error.message}`));
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console: ${message.text()}`);
  });
};

/** How long nothing may be under way until a page is taken to be complete. */
const QUIET_MS = 200;

/** Answers a wait for a page that asks for nothing any more and shows nothing as loading. */
const settling = (page: Page): (() => Promise<void>) => {
  const underWay = new Set<Request>();
  let changedAt = Date.now();
  const ended = (request: Request): void => {
    underWay.delete(request);
    changedAt = Date.now();
  };
  page.on('request', request => {
    underWay.add(request);
    changedAt = Date.now();
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return async () => {
    while (underWay.size > 0 || Date.now() - changedAt < QUIET_MS) await page.waitForTimeout(20);
    await page.locator('.loading, [aria-busy="true"]').first().waitFor({ state: 'detached' });
  };
};

export interface Browsing {
  readonly serving: Serving;
  readonly page: Page;
  readonly context: BrowserContext;
  readonly troubles: readonly string[];
  /** Goes to an address of the page and waits for its heading and its rows. */
  readonly go: (path: string) => Promise<void>;
  /** Waits until the page asks for nothing any more and shows nothing as loading. */
  readonly isSettled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface BrowsingOptions extends Pick<BrowserContextOptions, 'viewport' | 'locale' | 'colorScheme'> {
  readonly isEmpty?: boolean;
  /** Without following the login link. */
  readonly isLoggedOut?: boolean;
  readonly serving?: Serving;
}

/** Opens a page with a profile of its own, logged in by the link that a terminal would show. */
export const browse = async ({
  isEmpty,
  isLoggedOut = false,
  serving: given,
  ...options
}: BrowsingOptions = {}): Promise<Browsing> => {
  await ensureBuilt();
  const [serving, browser] = await Promise.all([given ?? serve({ isEmpty }), launch()]);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const troubles: string[] = [];
  watch(page, troubles);
  const isSettled = settling(page);
  if (!isLoggedOut) await page.goto(serving.newLoginUrl());
  return {
    serving,
    page,
    context,
    troubles,
    isSettled,
    go: async path => {
      await page.goto(`${serving.url}${path}`);
      await page.locator('h1').waitFor();
      await isSettled();
    },
    close: async () => {
      await context.close();
      await leave();
      if (!given) await serving.close();
    },
  };
};

/** Whether figures of a column stand in descending order, and are enough to tell. */
export const isFromTheLargest = (figures: readonly number[]): boolean =>
  figures.length > 10 && figures.every((figure, at) => at === 0 || figures[at - 1] >= figure);

const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const AXE_OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds against WCAG 2.2 AA, serious or worse, in a sentence each. It runs outside of the page's content policy. */
export const seriousFindings = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE_SOURCE);
  const violations = (await page.evaluate(
    `axe.run(document, ${JSON.stringify(AXE_OPTIONS)}).then(result => result.violations)`,
  )) as readonly Violation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
    );
};
