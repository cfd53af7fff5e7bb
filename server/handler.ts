/** Takes each request through the same steps: number, headers, who asks, what for, and one line in the log. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isReady } from '../app/ready.ts';
import { Refusal } from '../app/refusal.ts';
import type { Workspace } from '../app/workspace.ts';
import type { Attempts } from './attempts.ts';
import { type Auth, addressOf, isForged, OWN_HEADER, sessionOf } from './auth.ts';
import { outwardError } from './errors.ts';
import { sendExport } from './exports.ts';
import type { Graphql } from './graphql.ts';
import type { Limits } from './limits/limits.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Page } from './page.ts';
import { refuseBody, refuseLogin, showLoginPage } from './refuse.ts';
import type { RenewalsExport } from './renewalsExport.ts';
import { putHeaders, refuse, sendJson, sendText } from './respond.ts';
import { COOKIE, type Sessions } from './sessions.ts';
import type { Span, Tracing } from './tracing/tracing.ts';

export interface HandlerOptions {
  readonly workspace: Workspace;
  readonly graphql: Graphql;
  readonly renewals: RenewalsExport;
  readonly auth: Auth;
  readonly attempts: Attempts;
  readonly sessions: Sessions;
  readonly limits: Limits;
  readonly page: Page;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly log: Log;
  readonly development: boolean;
  readonly now: () => number;
}

/** Paths by the name under which figures are kept, so that nobody can make up new ones. */
const routeOf = (path: string): string => {
  if (path.startsWith('/export/')) return '/export';
  return ['/graphql', '/health', '/ready', '/metrics', '/login', '/logout', '/'].includes(path) ? path : 'other';
};

const cookie = (secret: string, seconds: number): string =>
  `${COOKIE}=${secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}`;

const COOKIE_SECONDS = 7 * 24 * 60 * 60;

/** Errors that HTTP has a word for; others are the fault of the request when foreseen, of the server when not. */
const STATUSES: Readonly<Record<string, number>> = { NOT_FOUND: 404, NOT_ALLOWED: 403 };

/** Methods that spans name as they are. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** When to ask again for what could not be computed now. */
const RETRY_SECONDS = '60';

/** What is noted of a request for the log. */
interface Seen {
  readonly requestId: string;
  readonly span: Span;
  who: string;
}

/** Somebody opens the page in a browser, where a program would ask for data. */
const isPageVisit = (request: IncomingMessage, path: string): boolean =>
  request.method === 'GET' &&
  !path.startsWith('/export/') &&
  path !== '/graphql' &&
  path !== '/metrics' &&
  (request.headers.accept ?? '').includes('text/html');

/** Makes what answers every request. */
export const openHandler = (options: HandlerOptions) => {
  const {
    workspace,
    graphql,
    renewals,
    auth,
    attempts,
    sessions,
    limits,
    page,
    metrics,
    tracing,
    log,
    development,
    now,
  } = options;

  const login = (request: IncomingMessage, query: URLSearchParams, response: ServerResponse) => {
    const address = addressOf(request);
    const seconds = attempts.wait(address);
    if (seconds > 0) return refuseLogin({ refused: 'wait', seconds }, response);
    const session = sessions.login(query.get('code') ?? '');
    if (session === undefined) {
      attempts.failed(address);
      return refuse(
        response,
        401,
        'LINK_USED',
        'This link was used already, or is too old.',
        'Ask for a new one at the terminal.',
      );
    }
    response.writeHead(303, { location: '/', 'set-cookie': cookie(session, COOKIE_SECONDS) });
    response.end();
  };

  const open = (path: string, response: ServerResponse): boolean => {
    if (path === '/health') sendJson(response, 200, { status: 'alive' });
    else if (path === '/ready') {
      const ready = isReady(workspace);
      sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' });
    } else return false;
    return true;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse, seen: Seen): Promise<void> => {
    const { requestId, span } = seen;
    const url = URL.parse(`http://server${request.url}`);
    putHeaders(response, requestId);
    if (span.traceparent) response.setHeader('traceparent', span.traceparent);
    if (!url) return refuse(response, 400, 'ADDRESS_INVALID', 'This is no address.', 'Check the address.');
    const { pathname: path, searchParams: query } = url;
    const isTryingOut = development && path === '/graphql' && request.method === 'GET';
    if (isTryingOut) putHeaders(response, requestId, true);
    if (open(path, response)) return;
    if (path === '/login' && request.method === 'GET') return login(request, query, response);
    const isExport = path.startsWith('/export/');
    const who = await auth.whoAsks(request, isExport);
    if ('refused' in who && isPageVisit(request, path)) return showLoginPage(response);
    if ('refused' in who) return refuseLogin(who, response, isExport);
    const { viewer, by } = who;
    seen.who = viewer.name;
    if (by === 'session' && isForged(request))
      refuse(response, 403, 'FORGED', 'This request did not come from the web page.', `Send the header ${OWN_HEADER}.`);
    else if (path === '/graphql') {
      if (!refuseBody(request, limits, response)) await graphql.answer(request, response, { viewer, requestId, span });
    } else if (path === '/logout' && request.method === 'POST') {
      sessions.end(sessionOf(request) ?? '');
      response.writeHead(204, { 'set-cookie': cookie('', 0) });
      response.end();
    } else if (request.method !== 'GET' && request.method !== 'HEAD')
      refuse(response, 405, 'METHOD_NOT_ALLOWED', `${path} cannot be asked so.`, 'Use GET.', { allow: 'GET' });
    else if (path === '/metrics' && viewer.scope)
      refuse(
        response,
        403,
        'NOT_ALLOWED',
        'Figures of the server are about the whole estate.',
        'Use a token without a scope.',
      );
    else if (path === '/metrics') sendText(response, 'text/plain; version=0.0.4', metrics.text());
    else if (
      !(isExport && (await sendExport({ workspace, renewals, viewer }, path, query, response))) &&
      !page.serve(path, response)
    )
      refuse(response, 404, 'NOT_FOUND', 'There is nothing here.', 'Check the address.');
  };

  /** An error that no step has answered. */
  const fail = (error: unknown, response: ServerResponse): void => {
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    const { message, extensions } = outwardError(error, log);
    const { code } = extensions;
    const isLater = code === 'BUSY' || code === 'CALCULATION_FAILED';
    const status = isLater ? 503 : (STATUSES[String(code)] ?? (error instanceof Refusal ? 400 : 500));
    const headers = isLater ? { 'retry-after': RETRY_SECONDS } : undefined;
    refuse(response, status, String(code), message, String(extensions.help), headers);
  };

  return (request: IncomingMessage, response: ServerResponse): void => {
    const [path] = (request.url ?? '/').split('?');
    const requestId = randomUUID();
    const { method = '' } = request;
    const { traceparent } = request.headers;
    const span = tracing.request(typeof traceparent === 'string' ? traceparent : undefined, {
      'http.request.method': METHODS.has(method) ? method : '_OTHER',
      'http.route': routeOf(path),
      'samwise.request': requestId,
    });
    const seen: Seen = { requestId, span, who: '' };
    const begun = now();
    response.on('close', () => {
      const ms = now() - begun;
      span.note({ 'http.response.status_code': response.statusCode });
      if (response.statusCode >= 500) span.fail(String(response.statusCode));
      span.end();
      metrics.request(routeOf(path), response.statusCode, ms / 1000);
      log({
        level: 'info',
        event: 'request',
        requestId,
        who: seen.who,
        method,
        path: path.slice(0, 200),
        status: response.statusCode,
        ms,
      });
    });
    answer(request, response, seen).catch(error => fail(error, response));
  };
};
