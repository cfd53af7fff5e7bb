/** Files to take away: positions and unlicensed of a run, rejected rows of an import, streamed as they are made. */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isStatus, loadImportRecord } from '../app/api/exportQueries.ts';
import { Refusal } from '../app/api/refusal.ts';
import { positionsCsv, rejectsCsv, unlicensedCsv } from '../app/exports.ts';
import { positionsOf } from '../app/positions.ts';
import { findRun, type OpenRun } from '../app/runs.ts';
import type { Workspace } from '../app/workspace.ts';

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

/** Lines of the file at this address; undefined where there is none. Throws `Refusal` where it is asked for wrongly. */
const linesOf = (workspace: Workspace, path: string, query: URLSearchParams): Iterable<string> | undefined => {
  if (path === '/export/positions.csv') {
    const status = textIn(query, 'status');
    if (status !== undefined && !isStatus(status))
      throw new Refusal(
        'VALUE_INVALID',
        `There is no status "${status}".`,
        'Give at-risk, unknown, not-tracked or compliant.',
      );
    const filter = { status, publisher: textIn(query, 'publisher'), text: textIn(query, 'text') };
    return positionsCsv(positionsOf(runIn(workspace, query), filter));
  }
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
  if (!loadImportRecord(workspace, Number(text))) throw notFound('import');
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

/** Sends the file at this address; false where there is none. */
export const sendExport = async (
  workspace: Workspace,
  path: string,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<boolean> => {
  const lines = linesOf(workspace, path, query);
  if (!lines) return false;
  response.writeHead(200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${path.slice('/export/'.length).replace('/', '-')}"`,
  });
  await pipeline(Readable.from(inPieces(lines)), response);
  return true;
};
