/** Files to take away: positions and unlicensed of a run, rejected rows of an import, renewals, streamed as they are made. */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { POSITION_COLUMN_NAMES, positionsCsv, positionsXlsx, rejectsCsv, unlicensedCsv } from '../app/exports.ts';
import { loadImport } from '../app/import/index.ts';
import { POSITION_ORDERS, type PositionQuery, type PositionRecord, positionsOf, STATUSES } from '../app/positions.ts';
import { Refusal } from '../app/refusal.ts';
import { type OpenRun, prepareRun } from '../app/runs.ts';
import { type Scope, scopeText } from '../app/scope.ts';
import { UNLICENSED_REASONS } from '../app/unlicensed.ts';
import { type Workspace, withinScope } from '../app/workspace.ts';
import type { Viewer } from '../schema/graphql/context.ts';
import type { RenewalFormat, RenewalsExport } from './renewalsExport.ts';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const notFound = (what: string): Refusal => new Refusal('NOT_FOUND', `There is no such ${what}.`, 'Check the address.');

const compareNames = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const numberIn = (text: string | null, what: string): number | undefined => {
  if (text === null || text === '') return undefined;
  if (!/^\d{1,15}$/.test(text)) throw notFound(what);
  return Number(text);
};

const runIn = async (workspace: Workspace, query: URLSearchParams): Promise<OpenRun> => {
  const open = await prepareRun(workspace, numberIn(query.get('run'), 'run'));
  if (!open) throw notFound('run');
  return open;
};

const textIn = (query: URLSearchParams, name: string): string | undefined => query.get(name) || undefined;

/** Values of a list such as `at-risk,unknown`, each of which must be one of these; undefined where none is given. */
const listIn = <T extends string>(
  query: URLSearchParams,
  name: string,
  known: readonly T[],
): readonly T[] | undefined => {
  const given = textIn(query, name)?.split(',');
  const wrong = given?.find(value => !(known as readonly string[]).includes(value));
  if (wrong !== undefined)
    throw new Refusal(
      'VALUE_INVALID',
      `There is no ${name} "${wrong}".`,
      `Give one or several of ${known.join(', ')}.`,
    );
  return given as readonly T[] | undefined;
};

const positionFilter = (query: URLSearchParams): PositionQuery => ({
  status: listIn(query, 'status', STATUSES),
  publisher: textIn(query, 'publisher'),
  text: textIn(query, 'text'),
  orderBy: listIn(query, 'sort', POSITION_ORDERS)?.[0],
  descending: query.get('order') === 'desc',
});

/** Positions as a table shows them: filtered, ordered, and one publisher after the other where they are in groups. */
const positionsIn = (open: OpenRun, query: URLSearchParams): readonly PositionRecord[] => {
  const positions = positionsOf(open, positionFilter(query));
  if (query.get('group') !== 'publisher') return positions;
  return [...Map.groupBy(positions, ({ publisher }) => publisher)]
    .sort(([one], [other]) => compareNames(one, other))
    .flatMap(([, own]) => own);
};

/** The workbook of positions. Throws `Refusal` where it is asked for wrongly. */
const workbookOf = async (workspace: Workspace, query: URLSearchParams): Promise<AsyncIterable<Uint8Array>> => {
  const open = await runIn(workspace, query);
  return positionsXlsx(open, positionsIn(open, query), { publisher: textIn(query, 'publisher') });
};

/** Lines of the file at this address; undefined where there is none. Throws `Refusal` where it is asked for wrongly. */
const linesOf = async (
  workspace: Workspace,
  path: string,
  query: URLSearchParams,
): Promise<Iterable<string> | undefined> => {
  if (path === '/export/positions.csv')
    return positionsCsv(
      positionsIn(await runIn(workspace, query), query),
      listIn(query, 'columns', POSITION_COLUMN_NAMES),
    );
  if (path === '/export/unlicensed.csv') {
    const filter = {
      publisher: textIn(query, 'publisher'),
      product: textIn(query, 'product'),
      text: textIn(query, 'text'),
      reasons: listIn(query, 'reason', UNLICENSED_REASONS),
    };
    return unlicensedCsv(await runIn(workspace, query), filter);
  }
  const [, text] = /^\/export\/rejects\/(\d{1,15})\.csv$/.exec(path) ?? [];
  if (text === undefined) return undefined;
  if (!loadImport(workspace.db, Number(text))) throw notFound('import');
  return rejectsCsv(workspace, Number(text));
};

/** Gathers short lines, so that each does not become a packet of its own. */
function* inPieces(lines: Iterable<string>): Iterable<string> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length > 65_536) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

/** What files are made from, and for whom. */
interface ExportSource {
  readonly workspace: Workspace;
  readonly renewals: RenewalsExport;
  readonly viewer: Viewer;
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  xlsx: WORKBOOK,
} as const;

/** Files that hold nothing but what whoever asks may see. Every other is closed to tokens with a scope. */
const OPEN_TO_SCOPES: ReadonlySet<string> = new Set([
  '/export/positions.csv',
  '/export/positions.xlsx',
  '/export/unlicensed.csv',
]);

const closed = (name: string, scope: Scope): Refusal =>
  new Refusal(
    'NOT_ALLOWED',
    `This file tells of the whole estate; ${name} sees ${scopeText(scope)} only.`,
    'Use a token without a scope, or ask an administrator.',
  );

/** Pieces of the file at this address; undefined where there is none. */
const piecesOf = async (
  { workspace, renewals, viewer }: ExportSource,
  path: string,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<Iterable<string> | AsyncIterable<Uint8Array> | undefined> => {
  if (viewer.scope && !OPEN_TO_SCOPES.has(path)) throw closed(viewer.name, viewer.scope);
  if (path === '/export/positions.xlsx') return workbookOf(workspace, query);
  const [, format] = /^\/export\/renewals\.(csv|ics)$/.exec(path) ?? [];
  const lines = format
    ? await renewals.textOf(format as RenewalFormat, query, viewer, signal)
    : await linesOf(workspace, path, query);
  return lines && inPieces(lines);
};

/** Sends the file at this address; false where there is none. */
export const sendExport = async (
  source: ExportSource,
  path: string,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<boolean> => {
  const { workspace, viewer } = source;
  const leaving = new AbortController();
  response.once('close', () => leaving.abort());
  const seen = { ...source, workspace: withinScope(workspace, viewer.scope) };
  const pieces = await piecesOf(seen, path, query, leaving.signal);
  if (!pieces) return false;
  response.writeHead(200, {
    'content-type': TYPES[path.slice(path.lastIndexOf('.') + 1) as keyof typeof TYPES],
    'content-disposition': `attachment; filename="${path.slice('/export/'.length).replace('/', '-')}"`,
  });
  await pipeline(Readable.from(pieces), response);
  return true;
};
