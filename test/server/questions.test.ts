/** Questions that are computed beside the server: once for all who ask, not again while nothing has changed, not for nobody. */
import { describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../app/refusal.ts';
import { openQuestions } from '../../server/questions.ts';
import type { Answer, Work } from '../../server/worker.ts';

const workOf = (within: number): Work => ({
  kind: 'renewals',
  asked: { asOf: 20_000, within, policy: 'priority', tokens: false },
});

/** Calculations that end when they are told to. */
const opened = () => {
  const begun: { readonly work: Work; readonly end: (answer: Answer | null) => void; isEnded: boolean }[] = [];
  const state = { mark: 'one', isWaiting: false };
  const questions = openQuestions({
    mark: () => state.mark,
    begin: work => {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const one = {
        work,
        isEnded: false,
        end: (answer: Answer | null): void =>
          answer ? resolve(answer) : reject(new Refusal('FAILED', 'It failed.', '')),
      };
      begun.push(one);
      const end = (): void => {
        one.isEnded = true;
        one.end(null);
      };
      return { working: { end, isWaiting: () => state.isWaiting }, answer: promise };
    },
  });
  return { begun, state, ...questions };
};

describe('an answer', () => {
  test('is given again as long as nothing has changed, and computed anew when something has', async () => {
    const { ask, begun, state } = opened();
    const first = ask(workOf(1));
    begun[0].end([]);
    const answer = await first;
    expect(await ask(workOf(1))).toBe(answer);
    expect(begun).toHaveLength(1);
    state.mark = 'two';
    const second = ask(workOf(1));
    begun[1].end([]);
    expect(await second).not.toBe(answer);
    state.mark = 'one';
    void ask(workOf(1));
    expect(begun).toHaveLength(3);
  });

  test('is not kept where something was changed while it was computed', async () => {
    const { ask, begun, state } = opened();
    const first = ask(workOf(1));
    state.mark = 'two';
    begun[0].end([]);
    await first;
    void ask(workOf(1));
    expect(begun).toHaveLength(2);
  });

  test('is that of its own question', async () => {
    const { ask, begun } = opened();
    const both = [ask(workOf(1)), ask(workOf(2))];
    expect(begun.map(({ work }) => work)).toEqual([workOf(1), workOf(2)]);
    const [one, two]: Answer[] = [[], []];
    begun[1].end(two);
    begun[0].end(one);
    expect(await both[0]).toBe(one);
    expect(await both[1]).toBe(two);
  });

  test('that failed is not kept', async () => {
    const { ask, begun } = opened();
    const first = ask(workOf(1));
    begun[0].end(null);
    await expect(first).rejects.toThrow('It failed.');
    void ask(workOf(1));
    expect(begun).toHaveLength(2);
  });

  test('goes when 32 others were asked for since', async () => {
    const { ask, begun } = opened();
    const answered = async (within: number): Promise<void> => {
      const before = begun.length;
      const told = ask(workOf(within));
      begun[before]?.end([]);
      await told;
    };
    for (let within = 0; within < 32; within++) await answered(within);
    await answered(0);
    expect(begun).toHaveLength(32);
    await answered(32);
    await answered(0);
    expect(begun).toHaveLength(33);
    await answered(1);
    expect(begun).toHaveLength(34);
  });
});

describe('who asks', () => {
  test('the same meanwhile shares one calculation, unless something has changed', async () => {
    const { ask, begun, state } = opened();
    const both = [ask(workOf(1)), ask(workOf(1))];
    expect(begun).toHaveLength(1);
    state.mark = 'two';
    const third = ask(workOf(1));
    expect(begun).toHaveLength(2);
    const [one, two]: Answer[] = [[], []];
    begun[0].end(one);
    begun[1].end(two);
    expect(await Promise.all(both)).toEqual([one, one]);
    expect(await third).toBe(two);
  });

  test('and has gone before asks nothing', async () => {
    const { ask, begun } = opened();
    await expect(ask(workOf(1), { signal: AbortSignal.abort() })).rejects.toThrow('Whoever asked has gone.');
    expect(begun).toHaveLength(0);
  });

  test('and goes leaves the calculation to those who still wait', async () => {
    vi.useFakeTimers();
    const { ask, begun } = opened();
    const leaving = new AbortController();
    const left = ask(workOf(1), { signal: leaving.signal });
    const stays = ask(workOf(1));
    leaving.abort();
    await expect(left).rejects.toThrow('Whoever asked has gone.');
    vi.advanceTimersByTime(60_000);
    expect(begun[0].isEnded).toBe(false);
    begun[0].end([]);
    expect(await stays).toEqual([]);
    vi.useRealTimers();
  });

  test('and goes as the last ends it after two seconds, and at once where its turn has yet to come', async () => {
    vi.useFakeTimers();
    const { ask, begun, state } = opened();
    for (const isWaiting of [false, true]) {
      state.isWaiting = isWaiting;
      const leaving = new AbortController();
      const left = ask(workOf(1), { signal: leaving.signal });
      leaving.abort();
      await expect(left).rejects.toThrow('Whoever asked has gone.');
      expect(begun.at(-1)!.isEnded).toBe(isWaiting);
      vi.advanceTimersByTime(1_999);
      expect(begun.at(-1)!.isEnded).toBe(isWaiting);
      vi.advanceTimersByTime(1);
      expect(begun.at(-1)!.isEnded).toBe(true);
    }
    vi.useRealTimers();
  });

  test('and comes back within them finds the calculation going on, or its answer', async () => {
    vi.useFakeTimers();
    const { ask, begun } = opened();
    const leaving = new AbortController();
    const left = ask(workOf(1), { signal: leaving.signal });
    leaving.abort();
    await expect(left).rejects.toThrow();
    vi.advanceTimersByTime(1_000);
    const again = ask(workOf(1));
    vi.advanceTimersByTime(60_000);
    expect(begun.map(({ isEnded }) => isEnded)).toEqual([false]);
    begun[0].end([]);
    const answer = await again;
    expect(await ask(workOf(1))).toBe(answer);
    vi.useRealTimers();
  });
});
