/** How the command line speaks: usage errors, colour, old Nodes, help. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DOOR, ownFolder, SMALL, samwise } from './running.ts';

const COMMANDS = [
  'demo',
  'import',
  'reconcile',
  'positions',
  'unlicensed',
  'explain',
  'what-if',
  'unrecognized',
  'runs',
  'compare',
  'renewals',
  'check',
  'token',
  'backup',
  'serve',
];

describe('usage', () => {
  test('--version says which version this is, and help of one command is the same as among all', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await samwise(['--version'])).toMatchObject({ status: 0, out: `${version}\n` });
    const [alone, among] = [await samwise(['what-if', '--help']), await samwise(['help', 'what-if'])];
    expect(alone.out).toContain('Usage: samwise what-if');
    expect(alone.out).toBe(among.out);
    const named = await samwise(['--db', 'runs', '--json', 'what-if', '--help']);
    expect(named.out).toBe(alone.out);
  });

  test('the help names every command', async () => {
    const { status, out } = await samwise(['--help']);
    expect(status).toBe(0);
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
  });

  test.each([
    ['no command', []],
    ['an unknown command', ['explan']],
    ['an unknown option', ['positions', '--colour']],
    ['a day that is none', ['reconcile', '--as-of', '2026-02-30']],
    ['a policy that does not exist', ['reconcile', '--policy', 'cheapest']],
    ['a status that does not exist', ['positions', '--status', 'fine']],
    ['nothing to import', ['import']],
    ['a token without a role', ['token', 'add', 'ci']],
    ['a port that is none', ['serve', '--port', '99999']],
    ['a finding the command cannot find', ['import', '.', '--fail-on', 'shortfall']],
  ])('%s ends with status 2 and says so on stderr', async (_, args) => {
    const { status, out, err } = await samwise(args, { cwd: ownFolder() });
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
    expect(err).not.toMatch(/ at .*\.ts:\d+/);
  });

  test('a mistyped command is answered with the one that was meant', async () => {
    expect((await samwise(['explan'])).err).toContain('Did you mean explain?');
  });

  test('without a terminal there is no colour and no bar', async () => {
    const cwd = ownFolder(SMALL);
    const imported = await samwise(['import', '.'], { cwd });
    const reconciled = await samwise(['reconcile'], { cwd });
    const told = await samwise(['positions'], { cwd });
    const all = [imported, reconciled, told].map(({ out, err }) => out + err).join('');
    expect(all).not.toContain('\u001b');
  });
});

describe('an old Node', () => {
  const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find(
    path => existsSync(path) && Number(execFileSync(path, ['-p', 'process.versions.node.split(".")[0]'])) < 24,
  );

  test('is told by its number in one sentence, before anything else is loaded', async () => {
    const pretend =
      'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.20.2"}})';
    const { status, out, err } = await samwise(['demo'], { node: ['--import', pretend], cwd: ownFolder() });
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err).toBe(
      'samwise needs Node 24 or newer and this is Node 20.20.2: start it with "npx samwise" or "npm run", which use the Node installed beside it.\n',
    );
  });

  test.skipIf(oldNode === undefined)(
    'that is really there (skipped where the system has none) is refused the same way',
    () => {
      let refused: { status?: number; stderr?: Buffer } = {};
      try {
        execFileSync(oldNode!, [DOOR, 'demo'], { env: {}, stdio: 'pipe' });
      } catch (error) {
        refused = error as typeof refused;
      }
      expect(refused.status).toBe(1);
      expect(String(refused.stderr)).toMatch(/^samwise needs Node 24 or newer and this is Node \d+\.\d+\.\d+: .*\n$/);
    },
  );
});
