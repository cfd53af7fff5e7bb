/** How the page is looked at: the two ends of what readers have, and what has to hold for every one of them. */
import { expect } from 'vitest';
import { type Browsing, seriousFindings } from './browser.ts';

export const LOOKS = [
  {
    name: 'English, light, 1280',
    locale: 'en-GB',
    colorScheme: 'light',
    viewport: { width: 1280, height: 900 },
    language: 'en',
  },
  {
    name: 'German, dark, 390',
    locale: 'de-AT',
    colorScheme: 'dark',
    viewport: { width: 390, height: 844 },
    language: 'de',
  },
] as const;

/** Axe finds nothing serious, nothing has to be scrolled sideways, and nothing went wrong unseen. */
export const expectFine = async ({ page, troubles }: Browsing): Promise<void> => {
  expect(await seriousFindings(page)).toEqual([]);
  await expect
    .poll(() => page.evaluate('document.documentElement.scrollWidth - window.innerWidth'))
    .toBeLessThanOrEqual(0);
  expect(troubles).toEqual([]);
};
