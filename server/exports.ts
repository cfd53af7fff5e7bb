/** Files to take away: positions and unlicensed of a run, rejected rows of an import, renewals, streamed as they are made. */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { positionsCsv, positionsXlsx, rejectsCsv, unlicensedCsv } from '../app/exports.ts';
import { loadImport } from '../app/import/index.ts';
import { isStatus, type PositionQuery, positionsOf } from '../app/positions.ts';
import { Refusal } from '../app/refusal.ts';
import { findRun, type OpenRun } from '../app/runs.ts';
import type { Workspace } from '../app/workspace.ts';
import type { Viewer } from '../schema/graphql/context.ts';
import type { RenewalFormat, RenewalsExport } from './renewalsExport.ts';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const notFound = (what: string): Refusal => new Refusal('NOT_FOUND', `There is no such ${what}.`, 'Check the address.');

const numberIn = (text: string | null, what: string): number | undefined => {
  if (text === null || text === '') return undefined;
  if (!/^\d{1,15}$/.test(text)) throw notFound(what);
  return Number(text);
};

const runIn = (workspace: Workspace, query: URLSearchParams): OpenRun => {
  const open = findRun(workspace, numberIn(query.get('run'), 'run'));
  if (!open) throw notFound('run');
  return open;
};

const textIn = (query: URLSearchParams, name: string): string | undefined => query.get(name) || undefined;

const positionFilter = (query: URLSearchParams): PositionQuery => {
  const status = textIn(query, 'status');
  if (status !== undefined && !isStatus(status))
    throw new Refusal(
      'VALUE_INVALID',
      `There is no status "${status}".`,
      'Give at-risk, unknown, not-tracked or compliant.',
    );
  return { status, publisher: textIn(query, 'publisher'), text: textIn(query, 'text') };
};

/** The workbook of positions. Throws `Refusal` where it is asked for wrongly. */
const workbookOf = (workspace: Workspace, query: URLSearchParams): AsyncIterable<Uint8Array> => {
  const filter = positionFilter(query);
  const open = runIn(workspace, query);
  return positionsXlsx(open, positionsOf(open, filter), { publisher: filter.publisher });
};

/** Lines of the file at this address; undefined where there is none. Throws `Refusal` where it is asked for wrongly. */
const linesOf = (workspace: Workspace, path: string, query: URLSearchParams): Iterable<string> | undefined => {
  if (path === '/export/positions.csv')
    return positionsCsv(positionsOf(runIn(workspace, query), positionFilter(query)));
  if (path === '/export/unlicensed.csv') {
    const filter = {
      publisher: textIn(query, 'publisher'),
      product: textIn(query, 'product'),
      text: textIn(query, 'text'),
    };
    return unlicensedCsv(runIn(workspace, query), filter);
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

/** Pieces of the file at this address; undefined where there is none. */
const piecesOf = async (
  { workspace, renewals, viewer }: ExportSource,
  path: string,
  query: URLSearchParams,
): Promise<Iterable<string> | AsyncIterable<Uint8Array> | undefined> => {
  if (path === '/export/positions.xlsx') return workbookOf(workspace, query);
  const [, format] = /^\/export\/renewals\.(csv|ics)$/.exec(path) ?? [];
  const lines = format
    ? await renewals.textOf(format as RenewalFormat, query, viewer)
    : linesOf(workspace, path, query);
  return lines && inPieces(lines);
};

/** Sends the file at this address; false where there is none. */
export const sendExport = async (
  source: ExportSource,
  path: string,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<boolean> => {
  const pieces = await piecesOf(source, path, query);
  if (!pieces) return false;
  response.writeHead(200, {
    'content-type': TYPES[path.slice(path.lastIndexOf('.') + 1) as keyof typeof TYPES],
    'content-disposition': `attachment; filename="${path.slice('/export/'.length).replace('/', '-')}"`,
  });
  await pipeline(Readable.from(pieces), response);
  return true;
};
