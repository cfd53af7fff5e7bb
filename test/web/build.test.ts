/** What is built: once, small enough for a first view, and nothing that a strict content policy would refuse. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt, isBuilt } from '../../web/build.ts';

const FIRST_VIEW_BYTES_MAX = 400_000;

let folder: string;
beforeAll(async () => {
  folder = await ensureBuilt();
}, 120_000);

/** Files that the browser loads before it shows the first page: those of the HTML, and what they import at once. */
const firstView = (): readonly string[] => {
  const seen = new Set(['index.html']);
  for (const name of seen) {
    const text = readFileSync(join(folder, name), 'utf8');
    const pattern = name.endsWith('.html')
      ? /(?:src|href)="\/([^"]+)"/g
      : /(?:^|[;}])import[^("']*["']\.\/([^"']+)["']/g;
    for (const [, found] of text.matchAll(pattern)) seen.add(name.endsWith('.html') ? found : `assets/${found}`);
  }
  return [...seen];
};

describe('the built page', () => {
  test('is not built again while nothing changes', async () => {
    const { mtimeMs } = statSync(join(folder, 'index.html'));
    expect(isBuilt()).toBe(true);
    await ensureBuilt();
    expect(statSync(join(folder, 'index.html')).mtimeMs).toBe(mtimeMs);
  });

  test('needs less than 400 kB compressed for its first view', () => {
    const files = firstView();
    expect(files.some(name => name.endsWith('.js'))).toBe(true);
    expect(files.some(name => name.endsWith('.css'))).toBe(true);
    const bytes = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThan(FIRST_VIEW_BYTES_MAX);
  });

  test('is the fast variant, whoever builds it', () => {
    const scripts = firstView().filter(name => name.endsWith('.js'));
    for (const name of scripts) expect(readFileSync(join(folder, name), 'utf8')).not.toContain('jsxDEV');
  });

  test('has nothing inline and nothing from elsewhere', () => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|javascript:/i);
    const styles = readdirSync(join(folder, 'assets')).filter(name => name.endsWith('.css'));
    expect(styles).toHaveLength(1);
    expect(readFileSync(join(folder, 'assets', styles[0]), 'utf8')).not.toMatch(/@import|url\(\s*["']?https?:/);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});
