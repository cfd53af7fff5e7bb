/** Where things are said: the answer on stdout, everything else on stderr. */
import { once } from 'node:events';
import { inFileWords } from './files.ts';

type Sink = NodeJS.WritableStream & { readonly writableNeedDrain?: boolean; readonly errored?: Error | null };

const isClosedPipe = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EPIPE';

/** Why stdout takes nothing more. */
let refusal: unknown;

/**
 * A reader that has seen enough (`| head`) closes the pipe; that is no error: the command goes on to its end and says no more. Any
 * other reason is kept for `unsaid`. Where nobody listens to the talk, it is talked to nobody.
 */
export const tolerateClosedPipe = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    refusal ??= error;
  });
  process.stderr.on('error', () => undefined);
};

/** Why the answer could not be written, as an error with a sentence; undefined where it was. */
export const unsaid = async (): Promise<unknown> => {
  await new Promise(resolve => setImmediate(resolve));
  return refusal === undefined || isClosedPipe(refusal) ? undefined : inFileWords(refusal, 'the answer', 'written');
};

/** Says something on stderr. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Writes a line (or several) of the answer. */
export const answer = (text: string): void => {
  if (refusal === undefined) process.stdout.write(`${text}\n`);
};

/** Text, or bytes of a file that is no text; either piece by piece. */
export type Pieces = Iterable<string> | AsyncIterable<Uint8Array>;

/** Writes pieces as fast as they are taken. Throws what the sink says. */
export const pour = async (pieces: Pieces, sink: Sink): Promise<void> => {
  for await (const piece of Symbol.asyncIterator in pieces ? pieces : gathered(pieces)) {
    if (sink.errored) throw sink.errored;
    if (!sink.write(piece)) await once(sink, 'drain');
  }
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
export const stream = async (pieces: Pieces): Promise<void> => {
  try {
    if (refusal === undefined) await pour(pieces, process.stdout);
  } catch (error) {
    if (!isClosedPipe(error)) throw inFileWords(error, 'the answer', 'written');
  }
};
