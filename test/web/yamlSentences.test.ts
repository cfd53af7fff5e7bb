/** What the YAML parser finds wrong is said in German: every message that its package makes, and every code it has. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ErrorCode, parseDocument } from 'yaml';
import { readChangeSet } from '../../web/src/pages/what-if/changeSet.ts';
import { yamlInGerman } from '../../web/src/words/problems/yaml.ts';
import { expectGerman } from './german.ts';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('yaml'));

const textIn = (file: string): string => readFileSync(join(PACKAGE, file), 'utf8');

const [, union] = /type ErrorCode = (.*);/.exec(textIn('errors.d.ts'))!;
const CODES = [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code as ErrorCode);

/** What is put into messages, by the beginning of what stands for it in the source. */
const PARTS = [
  ['fcName', 'flow map'],
  ['flow', 'flow sequence'],
  ['badChar', 'a tab character'],
  ['', 'comma'],
] as const;

/** Messages as they stand in the source of the package, behind their codes. */
const MESSAGES = readdirSync(join(PACKAGE, 'compose'))
  .filter(name => name.endsWith('.js'))
  .flatMap(name => [...textIn(`compose/${name}`).matchAll(/'([A-Z]+_[A-Z0-9_]+)', (['"`])(.*?)\2(?:,|\))/g)])
  .map(([, code, , message]) => ({
    code: code as ErrorCode,
    message: message.replaceAll(
      /\$\{([^}]*)\}/g,
      (_, part: string) => PARTS.find(([name]) => part.startsWith(name))![1],
    ),
  }));

/** A text with each mistake that can be made under the schema of change sets. */
const WRONG = [
  'a: 1\n b: 2',
  'a:\n  b: 1\n c: 2',
  '- a\n - b\n-c',
  'a:\n\t- b',
  'a: 1\na: 2',
  'a: {b: 1, b: 2}',
  '"a\nb": 1',
  'a\nb: 1',
  '[a\nb: 1]',
  'a: 1\nb',
  `${'k'.repeat(1100)}: 1`,
  `[${'k'.repeat(1100)}: 1]`,
  '- a: 1\n  - b',
  'a: b: c',
  'a: - b',
  'a: "b" # ok\nc: "d"# no',
  '--- a: 1',
  'a: [\n- b\n]',
  'a: [b,, c]',
  'a: {,}',
  'a: {"b" c: 1}',
  'a: [b',
  '[b',
  'a: {b: 1',
  'a:\n  b: [\nc\n]',
  'a: "b',
  "a: 'b",
  'a: "\\q"',
  'a: "\\x1"',
  'a: @b',
  'a: `b',
  'a: %b',
  'a: ,b',
  'a: |x\n  b',
  'a: |12\n  b',
  'a: |\n     \n  b',
  'a: |\nb',
  'a: &x *y',
  'a: & b',
  'a: *',
  'a: *b: c',
  'a: &x &y b',
  'a: !x !y b',
  'a: !e!x b',
  'a: !<x b',
  'a: !! b',
  '&x - a',
  'a: &x - b',
  '%YAML\n---\na: 1',
  '%TAG a\n---\na: 1',
  '%YAML 1.2\na: 1',
  '%YAML 1.2',
  'a: 1\n---\nb: 2',
  'a: 1\n...\n...\nb',
  ']',
  'a: ]',
  'a: b ]\nc',
  '"a" b',
  'a: "b" c',
  '? a\n  b: c',
  ': : :',
  '}',
  'a: [}',
  '- - a\n b',
  'a: |\n  b\n c',
  '!<tag:yaml.org,2002:str',
];

const errorsOf = (text: string) => parseDocument(text, { schema: 'failsafe', prettyErrors: false }).errors;

/** What stands in the text itself may look English. */
const withoutQuoted = (german: string): string => german.replaceAll(/: .*|"[^"]*"/g, '');

describe('the YAML parser', () => {
  test('finds many things wrong, each said in German', () => {
    const found = WRONG.flatMap(errorsOf);
    expect(new Set(found.map(({ message }) => message)).size).toBeGreaterThan(40);
    expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(12);
    for (const { message, code } of found)
      expectGerman({ text: yamlInGerman(message, code), language: 'de' }, message, withoutQuoted);
  });

  test('has a German sentence for each of its messages, beside that for the code', () => {
    expect(MESSAGES.length).toBeGreaterThan(40);
    // What only its code is known of is said differently under different codes.
    const unknown = MESSAGES.filter(
      ({ message }) => yamlInGerman(message, 'BAD_INDENT') !== yamlInGerman(message, 'BAD_ALIAS'),
    );
    expect(unknown).toEqual([]);
  });

  test('has a German sentence for each of its codes', () => {
    expect(CODES.length).toBeGreaterThan(20);
    for (const code of CODES) {
      const text = yamlInGerman('Something new', code);
      expect(text, code).toMatch(/^[A-ZÄÖÜ][^<]*\.$/);
      expectGerman({ text, language: 'de' }, code.replaceAll(/\d/g, ''));
    }
  });
});

describe('a change set', () => {
  test('says where something is wrong, with code and message', () => {
    expect(readChangeSet('licenses:\n  - license: A\n\t- b').mistakes).toContainEqual(
      expect.objectContaining({ line: 3, code: 'TAB_AS_INDENT' }),
    );
    expect(readChangeSet('licenses: []\nlicenses: []').mistakes).toMatchObject([{ line: 2, code: 'DUPLICATE_KEY' }]);
  });
});
