/** Whoever opens the page without being logged in reads how to log in; programs get the same refusal as everywhere. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkspace, type Workspace } from '../../app/index.ts';
import { type RunningServer, startServer } from '../../server/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'samwise-visit-'));
let workspace: Workspace;
let server: RunningServer;

beforeAll(async () => {
  workspace = openWorkspace(join(folder, 'visit.db'));
  server = await startServer({ workspace, port: 0, log: () => undefined });
});

afterAll(async () => {
  await server.close();
  workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

const visit = (path: string, accept: string): Promise<Response> =>
  fetch(`${server.url}${path}`, { headers: { accept } });

test('a browser without a session is told how to log in, in English and German', async () => {
  const answer = await visit('/', 'text/html,application/xhtml+xml');
  expect(answer.status).toBe(401);
  expect(answer.headers.get('content-type')).toContain('text/html');
  const page = await answer.text();
  expect(page).toContain('You are not logged in');
  expect(page).toContain('Sie sind nicht angemeldet');
  expect(page).not.toContain('<script');
});

test.each(['/graphql', '/metrics', '/export/positions.csv'])(
  '%s refuses a browser as it refuses a program',
  async path => {
    const answer = await visit(path, 'text/html');
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: 'NOT_LOGGED_IN' } });
  },
);

test('a program that opens the page gets JSON', async () => {
  const answer = await visit('/', '*/*');
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: { code: 'NOT_LOGGED_IN' } });
});
