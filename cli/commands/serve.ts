/** samwise serve: the API and the web page, until Ctrl-C. */
import type { Command } from 'commander';
import { AppError } from '../../app/errors.ts';
import type { Workspace } from '../../app/workspace.ts';
import { oidcSettings } from '../../server/oidc/settings.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';
import { addOidcOptions, type OidcOptions, oidcAsked } from '../oidc.ts';
import { answer, say } from '../streams.ts';
import { portValue } from '../values.ts';
import { type End, runs } from './command.ts';

export interface ServeOptions extends OidcOptions {
  readonly port: number;
  readonly host: string;
  readonly operations?: string;
  readonly onlyPersisted?: boolean;
  readonly otlpEndpoint?: string;
  readonly introspection?: boolean;
  readonly warm?: boolean;
  readonly dev?: boolean;
}

const ended = (): Promise<void> =>
  new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** The address cannot be listened on: the server has said so in a sentence. */
const isAboutAddress = (error: unknown): error is Error =>
  error instanceof Error && error.cause instanceof Error && 'syscall' in error.cause;

/** Every request as a line of JSON is for log files; on a terminal only what is not in order is shown. */
const onTerminal = process.stderr.isTTY
  ? (line: string): void => {
      if (JSON.parse(line).level !== 'info') say(line);
    }
  : undefined;

/** Builds the page on first use. Without the packages that build it the API is served alone, and it is said. */
const buildPage = async (): Promise<void> => {
  const { ensureBuilt, isBuilt } = await import('../../web/build.ts');
  if (isBuilt()) return;
  say('Building the web page, once …');
  await ensureBuilt().catch((error: Error) => say(`${error.message} The API is served without it.`));
};

/** Serves a workspace until the program is asked to end. On a terminal, a link that logs the browser in is printed. */
export const serveUntilEnded = async (workspace: Workspace, options: ServeOptions): Promise<void> => {
  const { port, host, operations, onlyPersisted, otlpEndpoint, introspection, warm = true, dev: development } = options;
  const oidc = oidcAsked(options, process.env);
  oidcSettings(oidc);
  await buildPage();
  // Libraries check less where they know that nobody develops with them.
  process.env.NODE_ENV ??= 'production';
  const { startServer } = await import('../../server/index.ts');
  const asked = { operations, onlyPersisted, otlpEndpoint, introspection, development, warm };
  const server = await startServer({ workspace, port, host, oidc, ...asked, log: onTerminal }).catch(error => {
    throw isAboutAddress(error) ? new AppError('UNAVAILABLE', error.message) : error;
  });
  try {
    answer(`Listening on ${server.url}`);
    if (process.stdout.isTTY || process.stderr.isTTY) say(`Open ${server.loginUrl}\nCtrl-C ends it.`);
    await ended();
  } finally {
    await server.close();
  }
};

const work = (context: Context, options: ServeOptions): Promise<Exit> =>
  withWorkspace(context, {}, async workspace => {
    await serveUntilEnded(workspace, options);
    return EXIT.done;
  });

export const addServe = (program: Command, end: End): void => {
  const command = program
    .command('serve')
    .description('the API and the web page')
    .option('--port <port>', 'the port; 0 is any free one', portValue, 4000)
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .option(
      '--operations <path>',
      'operations that can be asked for by id: a manifest (JSON) or a folder of .graphql files',
    )
    .option('--only-persisted', 'answer only these and those of the page')
    .option('--no-introspection', 'do not tell the schema')
    .option('--no-warm', 'read nothing for what-ifs, renewals and advice before somebody asks: takes less memory')
    .option('--otlp-endpoint <url>', 'where traces are sent (default: OTEL_EXPORTER_OTLP_ENDPOINT, else nowhere)')
    .option('--dev', 'try queries out in the browser on /graphql; its page loads scripts from a public address');
  addOidcOptions(command);
  runs<ServeOptions>(command, end, work);
};
