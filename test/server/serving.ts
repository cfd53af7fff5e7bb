/** Starts a real server on a free port with a real database for tests: the sample estate, reconciled, and a token for each role. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDemo } from '../../app/demo.ts';
import { addToken, ROLES_OF_TOKENS, type TokenRole } from '../../app/tokens.ts';
import { openWorkspace, type Workspace } from '../../app/workspace.ts';
import { type ServerOptions, startServer } from '../../server/index.ts';

/** What GraphQL answers; tests look into it freely. */
interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's, which each test writes itself
  readonly data: any;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly help: string };
  }[];
}

export interface Serving {
  readonly url: string;
  readonly loginUrl: string;
  readonly newLoginUrl: () => string;
  readonly workspace: Workspace;
  readonly tokens: Readonly<Record<TokenRole, string>>;
  readonly log: readonly string[];
  /** Asks as somebody of this role. */
  readonly ask: (query: string, variables?: object, role?: TokenRole) => Promise<Answered>;
  /** A request with the token of a role. */
  readonly get: (path: string, role?: TokenRole) => Promise<Response>;
  readonly close: () => Promise<void>;
}

let prepared: Promise<string> | undefined;

/** A folder that goes when the tests of the file have ended. */
const ownFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'samwise-server-test-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** The sample estate is imported once for all tests of a file. */
const prepareFile = async (): Promise<string> => {
  const file = join(ownFolder(), 'prepared.db');
  const workspace = openWorkspace(file);
  await prepareDemo(workspace);
  workspace.db.pragma('wal_checkpoint(truncate)');
  workspace.close();
  return file;
};

/** A workspace of its own with the sample estate. */
export const openSample = async (): Promise<Workspace> => {
  prepared ??= prepareFile();
  const from = await prepared;
  const file = join(mkdtempSync(join(from, '..', 'own-')), 'samwise.db');
  copyFileSync(from, file);
  return openWorkspace(file);
};

/** Starts a server with the sample estate, or with an empty database. */
export const serve = async (
  options: Partial<ServerOptions> & { readonly isEmpty?: boolean } = {},
): Promise<Serving> => {
  const { isEmpty = false, ...rest } = options;
  const workspace = rest.workspace ?? (isEmpty ? openWorkspace(join(ownFolder(), 'samwise.db')) : await openSample());
  const log: string[] = [];
  const server = await startServer({ log: line => log.push(line), ...rest, workspace, port: 0 });
  const tokens = Object.fromEntries(
    ROLES_OF_TOKENS.map(role => [role, addToken(workspace, { name: `the ${role}`, role }).token]),
  ) as Record<TokenRole, string>;
  const headersOf = (role: TokenRole) => ({ authorization: `Bearer ${tokens[role]}` });
  return {
    url: server.url,
    loginUrl: server.loginUrl,
    newLoginUrl: server.newLoginUrl,
    workspace,
    tokens,
    log,
    ask: async (query, variables = {}, role = 'administrator') => {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { ...headersOf(role), 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as { data?: unknown; errors?: Answered['errors'] };
      return { status: response.status, data: body.data, errors: body.errors ?? [] };
    },
    get: (path, role = 'viewer') => fetch(`${server.url}${path}`, { headers: headersOf(role) }),
    close: async () => {
      await server.close();
      workspace.close();
    },
  };
};
