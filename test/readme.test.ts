/** The README keeps its word: its commands and its example are run as they stand. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'samwise-readme-'));
const PATH = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;

const blocks = (language: string): readonly string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(found => found[1]);

const shell = (script: string, cwd: string): string =>
  execFileSync('bash', ['-euo', 'pipefail', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** A program in a folder of its own with the examples of embedding, as `npm install` of a folder leaves it. */
const programElsewhere = (): string => {
  const elsewhere = mkdtempSync(join(folder, 'program-'));
  mkdirSync(join(elsewhere, 'node_modules'));
  symlinkSync(root, join(elsewhere, 'node_modules/samwise'));
  writeFileSync(join(elsewhere, 'package.json'), '{"type": "module"}');
  for (const [at, name] of ['engine.ts', 'database.ts'].entries())
    writeFileSync(join(elsewhere, name), blocks('ts run')[at]);
  const [script] = blocks('sh demo');
  shell(script.slice(0, script.indexOf('npx')), elsewhere);
  return elsewhere;
};

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the README', () => {
  test('names the two command lines, and the scripts they call exist', () => {
    expect(blocks('sh').map(block => block.trim())).toEqual(['npm ci && npm run demo', 'npm ci && npm test']);
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(scripts.demo).toContain('samwise.js demo');
    expect(scripts.test).toContain('vitest run');
  });

  test('the demo imports, reconciles, explains, and ends where there is no terminal', () => {
    const said = shell(`SAMWISE_DB=${join(folder, 'demo.db')} npm run --silent demo`, root);
    for (const words of ['Licenses that are short', 'Exposure', 'Why is', 'Consumes']) expect(said).toContain(words);
  });

  test('five minutes lead to a first position', () => {
    const [script] = blocks('sh demo');
    const said = shell(script.replaceAll('npx samwise', `node ${join(root, 'cli/samwise.js')}`), folder);
    expect(said).toContain('VISIO-19');
    expect(said).toMatch(/VISIO-19.*\b1\b.*\b2\b/);
    expect(said).toContain('by downgrade of the version');
  });

  test('the examples of embedding run in a program elsewhere, and say what they say', () => {
    const elsewhere = programElsewhere();
    const [engine, database] = ['engine.ts', 'database.ts'].map(file =>
      shell(`node ${file}`, elsewhere).trim().split('\n'),
    );
    expect(engine[0]).toBe('1');
    expect(engine.some(line => line.startsWith('Consumes 1 of PS6'))).toBe(true);
    expect(database).toEqual(['VISIO-19 1']);
  });

  test('the examples of embedding have the types that a strict program wants, with the settings it names', () => {
    const elsewhere = programElsewhere();
    const named = [...readme.matchAll(/`"(\w+)": ("?)(\w+)\2`/g)].map(([, option, , value]) => [option, value]);
    expect(named).toHaveLength(3);
    const compilerOptions = { strict: true, skipLibCheck: true, types: [], ...Object.fromEntries(named) };
    writeFileSync(join(elsewhere, 'tsconfig.json'), JSON.stringify({ compilerOptions }).replaceAll('"true"', 'true'));
    shell('tsc -p .', elsewhere);
    writeFileSync(join(elsewhere, 'wrong.ts'), "import { parseDay } from 'samwise';\nparseDay(1);\n");
    expect(() => shell('tsc -p . >&2', elsewhere)).toThrow('wrong.ts(2,10)');
  }, 120_000);

  test('what it links to exists', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(found => found[1]);
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter(link => !existsSync(join(root, link)))).toEqual([]);
  });
});
