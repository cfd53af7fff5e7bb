/** The real program as a process of its own, for tests that end it in every way there is. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const DOOR = fileURLToPath(new URL('../../cli/samwise.js', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** An own process must not take itself for a part of the test runner. */
const ENVIRONMENT = { ...process.env, NODE_OPTIONS: '', VITEST: '' };

export interface Program {
  readonly url: string;
  readonly child: ChildProcess;
  /** Sends a signal and waits until the process is gone; answers its status, null where the signal ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** Starts `samwise serve` on a free port. */
export const serveProgram = async (file: string, ...flags: readonly string[]): Promise<Program> => {
  const child = spawn(process.execPath, [DOOR, 'serve', '--port', '0', '--db', file, ...flags], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: ENVIRONMENT,
    cwd: ROOT,
  });
  const gone = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout! })) {
    const [, url] = /^Listening on (http:\S+)$/.exec(line) ?? [];
    if (url === undefined) continue;
    return {
      url,
      child,
      end: async signal => {
        child.kill(signal);
        const [status] = await gone;
        return status;
      },
    };
  }
  throw new Error('the server ended before it listened');
};

/** Runs another command to its end. */
export const runProgram = (...words: readonly string[]) =>
  spawnSync(process.execPath, [DOOR, ...words], { encoding: 'utf8', env: ENVIRONMENT, cwd: ROOT });
