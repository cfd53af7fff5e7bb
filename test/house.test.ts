/** The house test: every file keeps to its room, opens with a sentence, and speaks of the project alone. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importsOf, ROOMS, violationsOf } from './house.ts';

const tracked = (...patterns: string[]): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter(path => path !== '' && existsSync(new URL(`../${path}`, import.meta.url)));

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const sources = tracked(
  ...Object.keys(ROOMS).map(room => `${room}/**/*.ts`),
  ...Object.keys(ROOMS).map(room => `${room}/*.ts`),
);

describe('rooms', () => {
  test('every room was looked into, and there is something in each', () => {
    for (const room of Object.keys(ROOMS))
      expect(sources.filter(path => path.startsWith(`${room}/`)).length, room).toBeGreaterThan(3);
    expect(sources.length).toBeGreaterThan(150);
    expect(sources.flatMap(path => importsOf(read(path))).length).toBeGreaterThan(500);
  });

  test('no file uses what its room may not', () => {
    expect(sources.flatMap(path => violationsOf(path, read(path)))).toEqual([]);
  });

  test('a planted violation is found, of a room, of a package, in a dynamic import and in a re-export', () => {
    expect(violationsOf('engine/x.ts', "import { a } from '../store/open.ts';")).toHaveLength(1);
    expect(violationsOf('engine/x.ts', "import { existsSync, readFileSync } from 'node:fs';")).toHaveLength(1);
    expect(violationsOf('importers/x.ts', "const y = await import('better-sqlite3');")).toHaveLength(1);
    expect(violationsOf('engine/metrics/x.ts', "export { a } from '../../app/index.ts';")).toHaveLength(1);
    expect(violationsOf('engine/metrics/x.ts', "import { a } from '../fraction.ts';")).toEqual([]);
  });
});

describe('style', () => {
  test('every file opens with one sentence that says what it is', () => {
    const silent = sources.filter(
      path => !path.includes('/migrations/') && !/^(#!.*\n)?\/\*\*[\s\S]{10,}?\*\//.test(read(path)),
    );
    expect(silent).toEqual([]);
  });

  test('the engine has no classes, no clock, no randomness and no locale', () => {
    const forbidden =
      /\bclass\s+\w+|Math\.random|Date\.now|new Date\(|localeCompare|toLocale|Intl\.|process\.|console\./;
    expect(sources.filter(path => path.startsWith('engine/') && forbidden.test(read(path)))).toEqual([]);
    expect(forbidden.test('export class Manager {}')).toBe(true);
  });

  test('files stay small', () => {
    const long = sources.filter(path => read(path).split('\n').length > 360);
    expect(long).toEqual([]);
  });
});

describe('what the project says of itself', () => {
  test('no file names a package registry, a path of the machine it was written on, or an absolute home', () => {
    const words = /registry\.npmjs|\/root\/|\/home\/[a-z]|\/work\/(main|shared)/;
    const texts = tracked('*.md', '*.ts', '*.tsx', '*.json', '*.yaml', '*.js').filter(
      path => !path.startsWith('test/house') && path !== 'package-lock.json',
    );
    expect(texts.length).toBeGreaterThan(200);
    expect(texts.filter(path => words.test(read(path)))).toEqual([]);
  });
});
