/** The analyst's guide: every command on it runs in its order and ends well, and every line of output it shows is one that comes. */
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { folder, ROOT, samwise } from '../cli/running.ts';

const page = readFileSync(join(ROOT, 'docs/guide.md'), 'utf8');

/** Words of a command line; double quotes hold words together. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);

interface Step {
  readonly commands: readonly string[];
  /** What the page shows under them, … left out. */
  readonly shown: readonly string[];
}

const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind, text]) => ({ kind, text }));
const steps: readonly Step[] = blocks.flatMap(({ kind, text }, at) => {
  if (kind !== 'sh') return [];
  const next = blocks[at + 1];
  const shown = next?.kind === 'text' ? next.text.split('\n').filter(line => line.trim() !== '' && line !== '…') : [];
  return [{ commands: text.split('\n').filter(line => line.startsWith('npx samwise ')), shown }];
});
/** Files that the reader is asked to save, by the name that stands before them. */
const files = [...page.matchAll(/`([\w-]+\.(?:csv|yaml))`:\n\n```\w+\n([\s\S]*?)^```$/gm)];

const home = folder(Object.fromEntries(files.map(([, name, text]) => [name, text])));
afterAll(() => rmSync(home, { recursive: true, force: true }));
for (const name of ['sample', 'cases'])
  cpSync(join(ROOT, 'fixtures', name), join(home, 'fixtures', name), { recursive: true });

test('the page has a command for everything an analyst does', () => {
  const verbs = new Set(steps.flatMap(({ commands }) => commands.map(command => wordsOf(command)[2])));
  for (const verb of [
    'demo',
    'import',
    'unrecognized',
    'reconcile',
    'positions',
    'unlicensed',
    'explain',
    'what-if',
    'renewals',
    'compare',
    'history',
    'backup',
    'check',
  ])
    expect(verbs).toContain(verb);
  expect(files.length).toBe(4);
});

test('every block of commands holds nothing but commands', () => {
  for (const { kind, text } of blocks.filter(block => block.kind === 'sh'))
    for (const line of text.trim().split('\n')) expect(line, kind).toMatch(/^npx samwise /);
});

describe('in the order of the page', () => {
  const told = steps.map(step => [step.commands.join(' ; '), step] as const);
  test.each(told)('%s', async (_, { commands, shown }) => {
    let last = '';
    for (const command of commands) {
      const { status, out, err } = await samwise(wordsOf(command).slice(2), { cwd: home });
      expect(status, `${command}\n${err}`).toBe(0);
      last = `${out}\n${err}`;
    }
    const came = new Set(last.split('\n').map(line => line.trimEnd()));
    for (const line of shown) expect([...came], `the page shows under ${commands.at(-1)}`).toContain(line);
  });
});

test('the files that commands wrote are there', () => {
  for (const name of ['positions.csv', 'positions.xlsx', 'renewals.ics', 'rejects.csv', 'copy.db', 'own.db'])
    expect(readFileSync(join(home, name)).length, name).toBeGreaterThan(0);
});
