/** The real server as a process of its own, so that whoever asks does not take its time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Served {
  readonly url: string;
  /** Processor time it has used so far, in milliseconds; undefined where the system does not say. */
  readonly processorTime: () => number | undefined;
  /** Most memory it has held so far, in MB; undefined where the system does not say. */
  readonly memory: () => number | undefined;
  readonly stop: () => Promise<void>;
}

const DOOR = fileURLToPath(new URL('../../cli/samwise.js', import.meta.url));

const memoryOf = (pid: number): number | undefined => {
  if (process.platform !== 'linux') return undefined;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
};

/** Ticks are hundredths of a second on every Linux there is. */
const processorTimeOf = (pid: number): number | undefined => {
  if (process.platform !== 'linux') return undefined;
  const [, after] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = after.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

/** Starts `samwise serve` on a free port of this computer alone. Rejects where it ends before it listens. */
export const serveFile = async (file: string): Promise<Served> => {
  const child = spawn(process.execPath, [DOOR, 'serve', '--port', '0', '--host', '127.0.0.1', '--db', file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^Listening on (http:\S+)$/.exec(line) ?? [];
    if (url === undefined) continue;
    return {
      url,
      processorTime: () => processorTimeOf(child.pid!),
      memory: () => memoryOf(child.pid!),
      stop: async () => {
        child.kill('SIGTERM');
        await ended;
      },
    };
  }
  throw new Error('the server ended before it listened');
};
