/** What is left of an import when its server goes, in a good way or not: nothing of it, and a sentence that says so. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addToken } from '../../app/tokens.ts';
import { openWorkspace } from '../../app/workspace.ts';
import { type Program, runProgram, serveProgram } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'samwise-restart-'));
const file = join(folder, 'samwise.db');
let token: string;
beforeAll(() => {
  const workspace = openWorkspace(file);
  token = addToken(workspace, { name: 'test', role: 'administrator' }).token;
  workspace.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const ask = async ({ url }: Program, query: string, variables: object = {}) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's
  return ((await response.json()) as any).data;
};

const IMPORT = 'query ($id: ID!) { import(id: $id) { state message finishedAt progress { rows } } }';
const ROWS = Array.from({ length: 600_000 }, (_, at) => `restart.user.${at},Name ${at},restart${at}@example.org`);

/** Sends a large file, and answers the import's id as soon as rows have been read. */
const beginImport = async (server: Program): Promise<string> => {
  const form = new FormData();
  const query =
    'mutation ($f: [Upload!]!) { importFiles(input: { files: $f }) { ... on ImportFilesSuccess { import { id } } } }';
  form.set('operations', JSON.stringify({ query, variables: { f: [null] } }));
  form.set('map', '{"0":["variables.f.0"]}');
  form.set('0', new Blob([`user,name,email\n${ROWS.join('\n')}\n`]), 'users.csv');
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  const { data } = (await response.json()) as { data: { importFiles: { import: { id: string } } } };
  const { id } = data.importFiles.import;
  await expect
    .poll(async () => (await ask(server, IMPORT, { id })).import.progress?.rows, { interval: 20, timeout: 20_000 })
    .toBeGreaterThan(0);
  return id;
};

/** Processes that a process has started, where the system tells them. */
const startedBy = (pid: number): readonly number[] => {
  const list = `/proc/${pid}/task/${pid}/children`;
  return existsSync(list) ? readFileSync(list, 'utf8').trim().split(' ').filter(Boolean).map(Number) : [];
};

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

const countUsers = (path: string): number => {
  const db = new Sqlite(path, { readonly: true });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return Number(db.prepare("select count(*) from users where key like 'restart.user.%'").pluck().get());
  } finally {
    db.close();
  }
};

describe('an import whose server', () => {
  test('is killed is rolled back, the work ends with the server, and the next server says so', async () => {
    const killed = await serveProgram(file);
    const id = await beginImport(killed);
    const workers = startedBy(killed.child.pid!);
    expect(await killed.end('SIGKILL')).toBeNull();
    if (process.platform === 'linux') expect(workers.length).toBeGreaterThan(0);
    await expect.poll(() => workers.filter(isAlive), { timeout: 5_000 }).toEqual([]);

    const next = await serveProgram(file, '--no-warm');
    const { import: told } = await ask(next, IMPORT, { id });
    expect(told).toEqual({
      state: 'FAILED',
      message: 'The program was ended while it imported. Nothing was changed; import again.',
      finishedAt: expect.any(String),
      progress: null,
    });
    expect((await ask(next, '{ user(key: "restart.user.1") { key } }')).user).toBeNull();
    expect(await next.end('SIGTERM')).toBe(0);
    expect(countUsers(file)).toBe(0);
  }, 60_000);

  test('is asked to end is cancelled, and the server goes in order', async () => {
    const asked = await serveProgram(file, '--no-warm');
    const id = await beginImport(asked);
    expect(await asked.end('SIGTERM')).toBe(0);
    const next = await serveProgram(file, '--no-warm');
    expect((await ask(next, IMPORT, { id })).import).toMatchObject({ state: 'CANCELLED', progress: null });
    expect(await next.end('SIGINT')).toBe(0);
    expect(countUsers(file)).toBe(0);
  }, 60_000);

  test('is alone when its process is killed has failed with a number, and the server goes on', async () => {
    const server = await serveProgram(file, '--no-warm');
    const id = await beginImport(server);
    const [worker] = startedBy(server.child.pid!);
    if (worker !== undefined) {
      process.kill(worker, 'SIGKILL');
      await expect
        .poll(async () => (await ask(server, IMPORT, { id })).import, { timeout: 10_000 })
        .toMatchObject({ state: 'FAILED', message: expect.stringMatching(/the number [0-9a-f-]{36}/) });
      expect((await ask(server, '{ user(key: "restart.user.1") { key } }')).user).toBeNull();
    }
    expect(await server.end('SIGTERM')).toBe(0);
  }, 60_000);
});

test('a backup by command while an import runs is whole, and holds all of the import or nothing', async () => {
  const server = await serveProgram(file, '--no-warm');
  const id = await beginImport(server);
  const copy = join(folder, 'copy.db');
  const { status, stderr } = runProgram('backup', copy, '--db', file);
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  const users = countUsers(copy);
  expect([0, ROWS.length]).toContain(users);
  expect(await server.end('SIGTERM')).toBe(0);
  const other = await serveProgram(copy, '--no-warm');
  expect((await ask(other, IMPORT, { id })).import).toMatchObject({ state: users === 0 ? 'FAILED' : 'DONE' });
  expect(await other.end('SIGTERM')).toBe(0);
}, 60_000);

test('a server is not ready where another program has brought the database further', async () => {
  const own = join(folder, 'further.db');
  openWorkspace(own).close();
  const server = await serveProgram(own, '--no-warm');
  const ready = async () => (await fetch(`${server.url}/ready`)).status;
  expect(await ready()).toBe(200);
  const other = new Sqlite(own);
  const version = Number(other.pragma('user_version', { simple: true }));
  other.pragma(`user_version = ${version + 1}`);
  expect(await ready()).toBe(503);
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
  other.pragma(`user_version = ${version}`);
  expect(await ready()).toBe(200);
  other.close();
  expect(await server.end('SIGTERM')).toBe(0);
}, 60_000);
