/** The page about advice: its example runs as written, and every line it shows is one that comes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownFolder, ROOT, samwise } from '../cli/running.ts';

const page = readFileSync(join(ROOT, 'docs/advice.md'), 'utf8');

test('the example on the page comes out as it is shown', async () => {
  const files = [...page.matchAll(/`([\w-]+\.csv)`:\n\n```csv\n([\s\S]*?)^```$/gm)];
  expect(files.length).toBe(6);
  const cwd = ownFolder(Object.fromEntries(files.map(([, name, text]) => [name, text])));
  const [, commands, shown] = /```sh\n(samwise import[\s\S]*?)^```$\n+```text\n([\s\S]*?)^```$/m.exec(page)!;
  let out = '';
  for (const command of commands.trim().split('\n')) {
    const ended = await samwise(command.split(' ').slice(1), { cwd });
    expect(ended.status, ended.err).toBe(0);
    out = ended.out;
  }
  const came = new Set(out.split('\n'));
  const lines = shown.split('\n').filter(line => line.trim() !== '' && line !== '…');
  expect(lines.length).toBeGreaterThan(8);
  for (const line of lines) expect([...came]).toContain(line);
});
