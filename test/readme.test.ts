/** The README keeps its word: its commands and its example are run as they stand. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  test('the example of embedding runs and says what it says', () => {
    const [code] = blocks('ts run');
    const file = join(root, '.readme-example.ts');
    writeFileSync(file, code);
    try {
      const said = shell(`node ${file}`, root).trim().split('\n');
      expect(said[0]).toBe('1');
      expect(said.some(line => line.startsWith('Consumes 1 of PS6'))).toBe(true);
    } finally {
      rmSync(file);
    }
  });

  test('what it links to exists', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(found => found[1]);
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter(link => !existsSync(join(root, link)))).toEqual([]);
  });
});
