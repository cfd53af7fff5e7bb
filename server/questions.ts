/**
 * Questions that are computed beside the server: computed once for all who ask the same meanwhile, answered again without computing for as
 * long as nothing has changed, and given up when nobody waits any more.
 */
import { createHash } from 'node:crypto';
import { Refusal } from '../app/refusal.ts';
import type { AskedWork } from './keptWork.ts';
import type { Answer, Work } from './worker.ts';

/** Answers that are kept at the same time; the one that was not asked for longest goes first. */
const ANSWERS_MAX = 32;
/** How long a calculation goes on that nobody waits for: most are over by then, and who comes back finds the answer. */
const FORSAKEN_MS = 2_000;

/** A calculation that was begun. */
export interface Computing {
  readonly working: Pick<AskedWork, 'end' | 'isWaiting'>;
  /** Rejects with a `Refusal` where there is no answer. */
  readonly answer: Promise<Answer>;
}

export interface QuestionsOptions {
  /** Equal only where nothing has changed that the answer may depend on. */
  readonly mark: (work: Work) => string;
  /** Begins to compute. Throws a `Refusal` where that is not possible now. */
  readonly begin: (work: Work) => Computing;
}

interface AskOptions {
  /** Says that whoever asks has gone. */
  readonly signal?: AbortSignal;
  /** How long a running calculation goes on when this was the last one who waited for it, in milliseconds; two seconds when left out. */
  readonly forsakenMs?: number;
}

export interface Questions {
  /** Rejects with a `Refusal` where there is no answer, and where whoever asks has gone. */
  readonly ask: <T extends Answer>(work: Work, options?: AskOptions) => Promise<T>;
}

interface Kept {
  readonly mark: string;
  readonly answer: Answer;
}

interface Shared extends Computing {
  waiting: number;
  forsaken: NodeJS.Timeout | undefined;
}

const gone = (): Refusal => new Refusal('CALCULATION_FAILED', 'Whoever asked has gone.', 'Ask again.');

const nameOf = (work: Work): string => createHash('sha256').update(JSON.stringify(work)).digest('base64');

/** Rejects when the signal says so; `over` stops listening. */
const goneWith = (signal: AbortSignal | undefined, leave: () => void) => {
  const { promise, reject } = Promise.withResolvers<never>();
  const hear = (): void => {
    leave();
    reject(gone());
  };
  signal?.addEventListener('abort', hear, { once: true });
  return { promise, over: () => signal?.removeEventListener('abort', hear) };
};

/** Answers by name, each for the state it belongs to. */
const openAnswers = () => {
  const kept = new Map<string, Kept>();
  const put = (name: string, answer: Kept): void => {
    kept.delete(name);
    kept.set(name, answer);
    for (const oldest of kept.keys()) {
      if (kept.size <= ANSWERS_MAX) break;
      kept.delete(oldest);
    }
  };
  const get = (name: string, mark: string): Answer | undefined => {
    const found = kept.get(name);
    if (found?.mark !== mark) return undefined;
    put(name, found);
    return found.answer;
  };
  return { get, put };
};

export const openQuestions = ({ mark, begin }: QuestionsOptions): Questions => {
  const answers = openAnswers();
  const computing = new Map<string, Shared>();

  const compute = (work: Work, name: string, state: string): Shared => {
    const place = `${name} ${state}`;
    const { working, answer } = begin(work);
    const forget = (): void => {
      if (computing.get(place) === shared) computing.delete(place);
      clearTimeout(shared.forsaken);
    };
    const noted = answer.finally(forget).then(each => {
      // Where something was changed meanwhile it is not known of which state it is the answer.
      if (mark(work) === state) answers.put(name, { mark: state, answer: each });
      return each;
    });
    // Those who wait hear of a failure; where nobody does any more, nobody has to.
    noted.catch(() => undefined);
    const end = (): void => {
      forget();
      working.end();
    };
    const shared: Shared = { working: { ...working, end }, answer: noted, waiting: 0, forsaken: undefined };
    computing.set(place, shared);
    return shared;
  };

  const join = (shared: Shared): void => {
    shared.waiting++;
    clearTimeout(shared.forsaken);
  };
  const leave = (shared: Shared, forsakenMs: number): void => {
    shared.waiting--;
    if (shared.waiting > 0) return;
    if (shared.working.isWaiting() || forsakenMs === 0) shared.working.end();
    else shared.forsaken = setTimeout(shared.working.end, forsakenMs).unref();
  };

  return {
    ask: async <T extends Answer>(work: Work, { signal, forsakenMs = FORSAKEN_MS }: AskOptions = {}): Promise<T> => {
      if (signal?.aborted) throw gone();
      const name = nameOf(work);
      const state = mark(work);
      const known = answers.get(name, state);
      if (known) return known as T;
      // Who asks the same in the same state gets an answer of that state, or of a later one.
      const shared = computing.get(`${name} ${state}`) ?? compute(work, name, state);
      join(shared);
      const left = goneWith(signal, () => leave(shared, forsakenMs));
      try {
        return (await Promise.race([shared.answer, left.promise])) as T;
      } finally {
        left.over();
      }
    },
  };
};
