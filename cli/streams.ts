/** Where things are said: the answer on stdout (or into a file), everything else on stderr. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';

/** A reader that has seen enough (`| head`) closes the pipe; that is no error. */
export const tolerateClosedPipe = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
};

/** Says something on stderr. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Writes a line (or several) of the answer. */
export const answer = (text: string): void => void process.stdout.write(`${text}\n`);

/** Text, or bytes of a file that is no text; either piece by piece. */
export type Pieces = Iterable<string> | AsyncIterable<Uint8Array>;

type Sink = NodeJS.WritableStream & { readonly writableNeedDrain?: boolean };

const pour = async (pieces: Pieces, sink: Sink): Promise<void> => {
  for await (const piece of Symbol.asyncIterator in pieces ? pieces : gathered(pieces))
    if (!sink.write(piece)) await once(sink, 'drain');
};

/** Small pieces are gathered, so that a million rows are not a million writes. */
function* gathered(pieces: Iterable<string>): Iterable<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** Writes pieces to stdout, as fast as whoever reads takes them. */
export const stream = (pieces: Pieces): Promise<void> => pour(pieces, process.stdout);

/** Writes pieces to a file; what was there stays until everything is written. */
export const writeTo = async (path: string, pieces: Pieces): Promise<void> => {
  const partial = `${path}.partial`;
  const file = createWriteStream(partial);
  try {
    await once(file, 'open');
    await pour(pieces, file);
    file.end();
    await once(file, 'finish');
    await rename(partial, path);
  } catch (error) {
    file.destroy();
    await rm(partial, { force: true });
    throw error;
  }
};

/** Writes the answer to a file where one is named, else to stdout. */
export const deliver = async (pieces: Pieces, path: string | undefined): Promise<void> => {
  if (path === undefined || path === '-') return stream(pieces);
  await writeTo(path, pieces);
  say(`Written to ${path}.`);
};
