/** The operations of the page as a manifest beside it, so that a server that answers nothing else still answers its page. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const API = join(import.meta.dirname, 'src', 'api');
const MAKER = 'operation.ts';

/** Texts of all operations by SHA-256: every file that makes some is loaded, and what it made is collected where operations are made. */
export const pageOperations = async (): Promise<Readonly<Record<string, string>>> => {
  const makers = readdirSync(API).filter(
    name => name.endsWith('.ts') && name !== MAKER && readFileSync(join(API, name), 'utf8').includes('= operation'),
  );
  for (const name of makers.sort()) await import(join(API, name));
  const { OPERATIONS } = (await import(join(API, MAKER))) as { readonly OPERATIONS: readonly string[] };
  return Object.fromEntries(
    [...new Set(OPERATIONS)].map(text => [createHash('sha256').update(text).digest('hex'), text]),
  );
};
