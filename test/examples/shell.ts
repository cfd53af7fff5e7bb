/** Runs what stands in a page of documentation or an example, without holding up the server that answers it in the same process. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** Blocks of code of a page that begin with this, such as `sh curl`. */
export const blocksOf = (page: string, language: string): readonly string[] =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    found => found[1],
  );

export interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program in the root of the house. */
export const runs = (program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Said> =>
  new Promise(resolve => {
    const PATH = `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`;
    execFile(
      program,
      [...args],
      { cwd: ROOT, env: { ...process.env, PATH, ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) =>
        resolve({ status: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, out, err }),
    );
  });
