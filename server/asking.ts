/**
 * What-ifs, renewals and advice, computed beside the server by processes that are kept: one for what-ifs, so that they wait for nothing else, and
 * one for renewals and advice.
 */
import { type Advice, UNUSED_DAYS } from '../app/advice.ts';
import type { Jobs } from '../app/jobs.ts';
import { Refusal } from '../app/refusal.ts';
import type { Renewal } from '../app/renewals.ts';
import { listRuns } from '../app/runs.ts';
import { type About, hasEstateChanged, openMarks } from '../app/stateMark.ts';
import type { WhatIfOutcome } from '../app/whatIf.ts';
import type { Workspace } from '../app/workspace.ts';
import { type AskedWork, type KeptWork, keepWork } from './keptWork.ts';
import { type Computing, openQuestions } from './questions.ts';
import type { Answer, Report, Work } from './worker.ts';

/** How many questions may wait for one process, and how long one may take, the wait included. */
const ASKED_MAX = 8;
const ANSWER_MS = 50_000;
/** A process ends when nobody has asked it for so long, and gives its memory back. */
const IDLE_MS = 30 * 60_000;

export interface AskingOptions {
  readonly workspace: Workspace;
  /** Takes part in what happens to a piece of work, such as tracing it. */
  readonly watch: (work: Work, asked: AskedWork) => AskedWork;
  /** What is said of a failure; blank where there is nothing to say. */
  readonly messageOf: (report: Report, kind: string) => string;
  /** Whether the server is being ended. */
  readonly isClosing: () => boolean;
}

export interface Asking extends Pick<Jobs, 'whatIf' | 'advice' | 'renewals'> {
  /** Begins to read what the next questions need, and to compute the advice on the last run; both give way to whoever asks. */
  readonly getReady: () => Promise<void>;
  /** Ends both processes, and with them whatever is asked. */
  readonly close: () => void;
}

const aboutOf = (work: Work): About => {
  if (work.kind === 'advice') return 'run';
  return work.kind === 'renewals' && work.asked.tokens ? 'estate-and-tokens' : 'estate';
};

export const openAsking = ({ workspace, watch, messageOf, isClosing }: AskingOptions): Asking => {
  const unready = (report: Report): void => void messageOf(report, 'get ready');
  const whatIfs = keepWork(workspace.file, { idleMs: IDLE_MS, unready, ready: { kind: 'ready', for: 'what-if' } });
  const others = keepWork(workspace.file, { idleMs: IDLE_MS, unready, ready: { kind: 'ready', for: 'renewals' } });

  /** The answer, within the time it may take. */
  const answerOf = async (work: Work, working: AskedWork, outcome: () => Answer | undefined): Promise<Answer> => {
    const timer = setTimeout(working.end, ANSWER_MS);
    const report = await working.ended;
    clearTimeout(timer);
    const answer = outcome();
    if (answer) return answer;
    const ended = isClosing() ? 'The server is being ended.' : `It took longer than ${ANSWER_MS / 1000} s.`;
    const message = messageOf(report, work.kind) || ended;
    throw new Refusal('CALCULATION_FAILED', message, 'Ask for less, or later.');
  };
  const beginIn = (kept: KeptWork, work: Work): Computing => {
    if (kept.count() >= ASKED_MAX)
      throw new Refusal('BUSY', `${ASKED_MAX} such questions are being answered already.`, 'Ask again in a moment.');
    let outcome: Answer | undefined;
    const asked = kept.ask(work, heard => {
      if (heard.kind === 'answer') outcome = heard.outcome;
    });
    const working = watch(work, asked);
    return { working, answer: answerOf(work, working, () => outcome) };
  };
  /** Nobody waits for what is asked ahead. */
  let ahead: AbortController | undefined;
  const begin = (work: Work): Computing => {
    if (work.kind === 'what-if') return beginIn(whatIfs, work);
    ahead?.abort();
    return beginIn(others, work);
  };
  const marks = openMarks(workspace);
  const { ask } = openQuestions({ mark: work => marks(aboutOf(work)), begin });

  /** Asks for the advice that a page about the last run asks for, so that it is there. */
  const adviseAhead = async (): Promise<void> => {
    const [last] = listRuns(workspace, { limit: 1 });
    if (!last || isClosing() || others.count() > 0) return;
    const own = new AbortController();
    const work: Work = { kind: 'advice', asked: { run: last.id, unusedDays: UNUSED_DAYS } };
    const told = ask(work, { signal: own.signal, forsakenMs: 0 });
    ahead = own;
    try {
      await told;
    } catch (error) {
      // Whoever asks for it hears why there is none.
      if (!(error instanceof Refusal)) throw error;
    } finally {
      if (ahead === own) ahead = undefined;
    }
  };

  return {
    whatIf: (asked, signal) => ask<WhatIfOutcome>({ kind: 'what-if', asked }, { signal }),
    advice: async (asked, signal) => {
      const answer = await ask<Advice>({ kind: 'advice', asked }, { signal });
      // All else of it is about the run.
      return { ...answer, estateChanged: hasEstateChanged(workspace, answer.runId) };
    },
    renewals: (asked, signal) => ask<readonly Renewal[]>({ kind: 'renewals', asked }, { signal }),
    getReady: async () => {
      await whatIfs.getReady();
      await others.getReady();
      await adviseAhead();
    },
    close: () => {
      whatIfs.close();
      others.close();
    },
  };
};
