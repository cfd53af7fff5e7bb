/** The server: HTTP on one address, everything behind a login but whether it is alive and ready. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Workspace } from '../app/workspace.ts';
import { schema } from '../schema/graphql/index.ts';
import { openAttempts } from './attempts.ts';
import { openAuth } from './auth.ts';
import { openGraphql } from './graphql.ts';
import { openHandler } from './handler.ts';
import { openJobs } from './jobs.ts';
import { LIMITS, type Limits } from './limits/limits.ts';
import { openLog, toStandardError } from './log.ts';
import { openMetrics } from './metrics.ts';
import { type OidcAsked, oidcSettings } from './oidc/settings.ts';
import { openOidc } from './oidc/verify.ts';
import { operationsOfPage, readOperations } from './operations/manifest.ts';
import { BUILT, openPage } from './page.ts';
import { openRenewalsExport } from './renewalsExport.ts';
import { openSessions } from './sessions.ts';
import { openTracing } from './tracing/tracing.ts';

export interface ServerOptions {
  /** Open as long as the server runs; whoever opened it closes it. */
  readonly workspace: Workspace;
  /** 0: any free one. */
  readonly port?: number;
  readonly host?: string;
  /** Lets queries be tried out on `/graphql` in the browser. */
  readonly development?: boolean;
  /** Whether clients may ask for the schema. */
  readonly introspection?: boolean;
  /** A manifest or a folder of operations that can be asked for by id; those of the page always can. */
  readonly operations?: string;
  /** Whether nothing but these is answered. */
  readonly onlyPersisted?: boolean;
  /** Where traces are sent (OTLP over HTTP); as the environment says when left out. */
  readonly otlpEndpoint?: string;
  /** Takes one line of JSON a record; they go to stderr when left out. */
  readonly log?: (line: string) => void;
  readonly limits?: Partial<Limits>;
  /** The issuer of OpenID Connect whose tokens are taken beside those of the server. */
  readonly oidc?: OidcAsked;
  /** How soon keys of the issuer that are not known are asked for again, in milliseconds. */
  readonly oidcCooldownMs?: number;
  /** Reads what what-ifs and renewals need before anybody asks: at the start, and after imports and reconciliations. Takes memory. */
  readonly warm?: boolean;
  /** Folder of the built web page. */
  readonly page?: string;
  /** Milliseconds since 1970-01-01 UTC; the clock when left out. */
  readonly now?: () => number;
}

export interface RunningServer {
  readonly url: string;
  /** Logs a browser in as administrator, once. */
  readonly loginUrl: string;
  /** Another such link. */
  readonly newLoginUrl: () => string;
  /** Takes no new requests, lets running ones end, cancels jobs. */
  readonly close: () => Promise<void>;
}

/** How long running requests may take to end when the server closes. */
const GRACE_MS = 5_000;

const SENTENCES: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_, port) => `Port ${port} is used by another program. Name another one with --port.`,
  EACCES: (_, port) => `Port ${port} may not be used. Name one above 1023 with --port.`,
  EADDRNOTAVAIL: host => `${host} is not an address of this computer. Name another one with --host.`,
  ENOTFOUND: host => `${host} is not an address. Name another one with --host.`,
};

const inWords = (error: unknown, host: string, port: number): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence = SENTENCES[code]?.(host, port);
  return sentence ? new Error(sentence, { cause: error }) : error;
};

/** Starts to answer. Rejects with a sentence where the address cannot be used or OpenID Connect is set up wrongly. */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const {
    workspace,
    port = 4000,
    host = '127.0.0.1',
    development = false,
    introspection = true,
    now = Date.now,
  } = options;
  const limits = { ...LIMITS, ...options.limits };
  const log = openLog(options.log ?? toStandardError, now);
  const metrics = openMetrics(now(), now);
  const folder = options.page ?? BUILT;
  const operations = new Map([
    ...(options.operations ? readOperations(options.operations, schema) : []),
    ...operationsOfPage(folder),
  ]);
  const tracing = await openTracing(options.otlpEndpoint, process.env, log);
  const sessions = openSessions(now);
  const attempts = openAttempts(now);
  const settings = options.oidc && oidcSettings(options.oidc);
  const oidc = settings && openOidc({ settings, log, now, cooldownMs: options.oidcCooldownMs });
  const server = createServer({ requestTimeout: 10 * 60_000, headersTimeout: 20_000, maxHeaderSize: 16_384 });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, host, () => resolve());
  try {
    await promise;
  } catch (error) {
    throw inWords(error, host, port);
  }
  const jobs = openJobs({ workspace, log, metrics, tracing, now, warm: options.warm });
  const graphql = openGraphql({
    workspace,
    jobs,
    limits,
    development,
    introspection,
    now,
    log,
    metrics,
    tracing,
    operations,
    onlyPersisted: options.onlyPersisted ?? false,
  });
  const handle = openHandler({
    workspace,
    graphql,
    renewals: openRenewalsExport(workspace, jobs, now),
    auth: openAuth({ workspace, sessions, attempts, oidc, now }),
    attempts,
    sessions,
    limits,
    page: openPage(folder),
    metrics,
    tracing,
    log,
    development,
    now,
  });
  server.on('request', handle);
  const { address, family, port: open } = server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${open}`;
  const newLoginUrl = (): string => `${url}/login?code=${sessions.newCode({ name: 'browser', role: 'administrator' })}`;
  log({ level: 'info', event: 'started', url });
  return {
    url,
    loginUrl: newLoginUrl(),
    newLoginUrl,
    close: async () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeIdleConnections();
      await jobs.close();
      const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed.promise;
      clearTimeout(timer);
      await tracing.close();
      log({ level: 'info', event: 'stopped' });
    },
  };
};
