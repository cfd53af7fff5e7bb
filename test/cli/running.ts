/** Runs the real command line as a child process, with files of its own. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const DOOR = join(ROOT, 'cli/samwise.js');

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Options of Node itself. */
  readonly node?: readonly string[];
}

/** Starts the command line; nothing of the surroundings' settings reaches it. */
export const start = (args: readonly string[], options: RunOptions = {}): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [...(options.node ?? []), DOOR, ...args], {
    cwd: options.cwd ?? tmpdir(),
    env: { PATH: process.env.PATH, ...options.env },
  });

/** Waits for a started command line to end. */
export const ended = (child: ChildProcessWithoutNullStreams): Promise<Ended> =>
  new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', text => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', text => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, out, err }));
  });

/** Runs the command line to its end. */
export const samwise = (args: readonly string[], options: RunOptions = {}): Promise<Ended> => {
  const child = start(args, options);
  child.stdin.end(options.input ?? '');
  return ended(child);
};

/** A folder of its own, gone when the test (or the file, outside of tests) has ended. */
export const folder = (files: Readonly<Record<string, string>> = {}): string => {
  const path = mkdtempSync(join(tmpdir(), 'samwise-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
};

/** The same, removed when the test ends. */
export const ownFolder = (files: Readonly<Record<string, string>> = {}): string => {
  const path = folder(files);
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

/** A small estate: one license for Photoshop CS6 that also covers CS5 on the same computer, short by one; Visio has no license. */
export const SMALL = {
  'computers.csv': 'computer,user\nPC-1,anna\nPC-2,bert\nPC-3,carl\n',
  'installations.csv':
    'computer,product,version\nPC-1,Photoshop,CS6\nPC-1,Photoshop,CS5\nPC-2,Photoshop,CS6\nPC-3,Visio,2021\n',
  'versions.csv': 'product,version,order\nPhotoshop,CS5,1\nPhotoshop,CS6,2\n',
  'products.csv': 'product,publisher\nPhotoshop,Adobe\nVisio,Microsoft\n',
  'licenses.csv':
    'license,name,publisher,metric,downgrade,multiple_use,unit_price,currency\nPS6,Photoshop,Adobe,device,allowed,computer,400,EUR\n',
  'license_products.csv': 'license,product,version\nPS6,Photoshop,CS6\n',
  'purchases.csv': 'purchase,license,quantity,kind,starts,expires\nP1,PS6,1,software,,\n',
} as const;
