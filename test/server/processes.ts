/** The processes that a server of this test file has begun beside itself, and a way to hold them, so that what is asked waits. */
import { execFileSync } from 'node:child_process';

/** Numbers of the processes that were begun here and are there now. */
export const processes = (): readonly number[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => Number(parent) === process.pid && args.join(' ').includes('workProcess'))
    .map(([pid]) => Number(pid));

/** Holds all of them while something is done; they go on after it, however it ended. */
export const whileHeld = async <T>(work: () => Promise<T>): Promise<T> => {
  const held = processes();
  for (const pid of held) process.kill(pid, 'SIGSTOP');
  try {
    return await work();
  } finally {
    for (const pid of held) process.kill(pid, 'SIGCONT');
  }
};
