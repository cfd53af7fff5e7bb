/**
 * Whatever the server may tell the page is said in German: every sentence that stands in its source, in that of the importers and of
 * the engine, has a German form. A new message without one fails here, and so does an exception that is none any more.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { schema } from '../../schema/graphql/index.ts';
import { problemText } from '../../web/src/words/problems.ts';
import { expectGerman } from './german.ts';
import { describedIn, HOLE, saidFrom } from './saidInSource.ts';
import { SAID_WITH } from './saidWith.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Sentences that do not come to the page as problems, by the beginning of the path of their file. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'engine/explain/': 'decisions and positions: sentences.test.ts',
  'app/advice/': 'advice: adviceSentences.test.ts',
  'app/compare': 'causes: compare.test.ts',
  'app/activation/': 'the page does not ask for activations',
  'catalog/': 'a broken catalog is a defect, of which only a number leaves',
  'app/exports/xlsx/zip.ts': 'a defect, of which only a number leaves',
  'store/rejects.ts': 'stands in the file of rejected rows',
  'server/metrics.ts': 'for programs that gather figures',
  'server/oidc/settings.ts': 'at the terminal, when the server starts',
  'server/operations/manifest.ts': 'at the terminal, when the server starts',
  'server/tracing/': 'at the terminal, when the server starts',
  'server/index.ts': 'at the terminal, when the server starts',
};

/** Texts that end like a sentence and are none. */
const NO_SENTENCES: readonly string[] = ['Row No.'];

/** What is put into holes that nothing is said of in `SAID_WITH`: one of these must do. */
const ANYTHING = ['licenses', '"x"', '7', '2026-01-31', 'computer'] as const;

const filled = (text: string, values: readonly string[]): string =>
  text
    .split(HOLE)
    .map((part, at) => (at === 0 ? part : `${values[(at - 1) % values.length]}${part}`))
    .join('')
    .trim();

const isGerman = (english: string): boolean => problemText(english, 'de').language === 'de';

const isDescription = describedIn(schema);
const everything = saidFrom(ROOT, ['server/index.ts', 'server/worker.ts', 'web/src/api/useAnswer.ts']);
const said = everything.filter(
  each =>
    !Object.keys(ELSEWHERE).some(path => each.file.startsWith(path)) &&
    !NO_SENTENCES.includes(each.text) &&
    !isDescription(each),
);

/** The combinations of values for the holes of a text. */
const combined = (holes: number): readonly (readonly string[])[] =>
  holes > 4
    ? ANYTHING.map(value => [value])
    : Array.from({ length: holes }).reduce<readonly (readonly string[])[]>(
        sofar => sofar.flatMap(values => ANYTHING.map(value => [...values, value])),
        [[]],
      );

const inEnglish = ({ text }: { readonly text: string }): boolean => {
  const own = SAID_WITH[text];
  if (own) return !own.every(values => isGerman(filled(text, values)));
  return !combined(text.split(HOLE).length - 1).some(values => isGerman(filled(text, values)));
};

describe('every sentence of the server', () => {
  test('is found', () => {
    expect(everything.length).toBeGreaterThan(1_000);
    expect(said.length).toBeGreaterThan(300);
    const texts = new Set(said.map(({ text }) => text));
    for (const text of [
      'Nobody is logged in.',
      'This is not an id.',
      'The file is empty.',
      `No answer within ${HOLE} s.`,
      `There is no run ${HOLE}. See "samwise runs" for those there are.`,
    ])
      expect(texts).toContain(text);
  });

  test('has a German form', () => {
    expect(said.filter(inEnglish).map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
  });

  test('has the same numbers in German, and no English words', () => {
    for (const [text, tried] of Object.entries(SAID_WITH))
      for (const values of tried) {
        const english = filled(text, values);
        expectGerman(problemText(english, 'de'), english, german =>
          german.replaceAll(/"[^"]*"|\b[a-z]+_?[a-z]*\b, /g, ''),
        );
      }
  });

  test('also where it stands in a statement of the database', () => {
    const english = 'The program was ended while it imported. Nothing was changed; import again.';
    expect(readFileSync(join(ROOT, 'store/importing/ledger.ts'), 'utf8')).toContain(english);
    expectGerman(problemText(english, 'de'), english);
  });

  test('is excepted only where there is one to except', () => {
    const texts = new Set(everything.map(({ text }) => text));
    for (const path of Object.keys(ELSEWHERE))
      expect(
        everything.some(({ file }) => file.startsWith(path)),
        path,
      ).toBe(true);
    for (const text of [...NO_SENTENCES, ...Object.keys(SAID_WITH)]) expect(texts).toContain(text);
    expect(readFileSync(join(ROOT, 'web/src/api/generated.ts'), 'utf8')).not.toMatch(/query \w+.*\bactivations\b/);
  });
});
