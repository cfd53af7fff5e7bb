/** Every dependency's license is compatible with Apache-2.0. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, Locked>;
};
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');

/** Licenses that a program under Apache-2.0 may be shipped with. */
const SHIPPED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'CC0-1.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'Python-2.0',
]);
/** Tools that are only used, not shipped, may also be under a weak copyleft for their own files. */
const USED = new Set([...SHIPPED, 'MPL-2.0', 'CC-BY-4.0']);

const fits = (license: string | undefined, allowed: ReadonlySet<string>): boolean =>
  license
    ?.replace(/[()]/g, '')
    .split(' OR ')
    .some(choice => choice.split(' AND ').every(part => allowed.has(part.trim()))) === true;

test('the lock file names the license of every package', () => {
  expect(installed.length).toBeGreaterThan(50);
  expect(installed.filter(([, { license }]) => !license).map(([path]) => path)).toEqual([]);
});

test('every package may be used beside a program under Apache-2.0', () => {
  const wrong = installed.filter(([, { license, dev }]) => !fits(license, dev ? USED : SHIPPED));
  expect(wrong.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  expect(fits('GPL-3.0-only', USED)).toBe(false);
});

test('the lock file names no download address', () => {
  expect(Object.values(lock.packages).filter(each => 'resolved' in each)).toEqual([]);
});
