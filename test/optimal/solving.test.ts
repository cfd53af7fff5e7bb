/** The parts of the search by themselves: the exact bound, the flow of least cost, and the thread that can be ended. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openSolver } from '../../app/optimal/highs.ts';
import { exactBound } from '../../engine/allocate/optimal/bound.ts';
import { type Program, programOf } from '../../engine/allocate/optimal/program.ts';

const solver = openSolver();
afterAll(() => solver.close());

const whole = (min: number, max: number) => fc.integer({ min, max });

/** Crowds of bundles that are covered by one of two licenses each, with entitlements and prices. */
const programs = fc
  .record({
    crowds: fc.array(fc.record({ count: whole(1, 9), units: fc.tuple(whole(0, 4), whole(0, 4)) }), {
      minLength: 1,
      maxLength: 6,
    }),
    entitled: fc.tuple(whole(0, 20), whole(0, 20)),
    prices: fc.tuple(whole(1, 50), whole(1, 50)),
  })
  .map(({ crowds, entitled, prices }) => {
    const columns = [
      ...crowds.flatMap(({ count }) => [0, 1].map(() => ({ lower: 0, upper: count, integer: true }))),
      ...[0, 1].map(() => ({ lower: 0, upper: 500, integer: false })),
    ];
    const beyond = crowds.length * 2;
    const rows = [
      ...crowds.map(({ count }, at) => ({
        lower: count,
        upper: count,
        entries: [[at * 2, 1] as const, [at * 2 + 1, 1] as const],
      })),
      ...entitled.map((most, license) => ({
        lower: Number.NEGATIVE_INFINITY,
        upper: most,
        entries: [
          ...crowds.map(({ units }, at) => [at * 2 + license, units[license]] as const),
          [beyond + license, -1] as const,
        ],
      })),
    ];
    const cost = new Float64Array(columns.length);
    prices.forEach((price, license) => {
      cost[beyond + license] = price;
    });
    const choices = crowds.map(({ count }, at) => ({ from: at * 2, to: at * 2 + 2, sum: count }));
    return { program: programOf(columns, rows, cost), choices };
  });

const LIMIT = { secondsMax: 20 };

describe('the exact bound', () => {
  test('is never above the integer optimum, whatever the duals, and meets the linear one with the right duals', async () => {
    const property = fc.asyncProperty(
      programs,
      fc.array(fc.double({ min: -60, max: 60, noNaN: true }), { minLength: 8, maxLength: 8 }),
      async ({ program, choices }, wild) => {
        const linear = await solver.solve(program, { ...LIMIT, integral: false });
        const integral = await solver.solve(program, { ...LIMIT, integral: true });
        const optimum = Math.round(integral!.bound);
        const duals = Float64Array.from(program.rowLower, (_, row) => wild[row % wild.length]);
        expect(exactBound(program, duals, choices)).toBeLessThanOrEqual(optimum);
        expect(exactBound(program, linear!.duals, choices)).toBeLessThanOrEqual(optimum);
        expect(exactBound(program, linear!.duals, choices)).toBeGreaterThanOrEqual(Math.ceil(linear!.bound - 1e-4));
      },
    );
    await fc.assert(property, { numRuns: 60, seed: 1 });
  });
});

/** A program that takes a search long: many equal knapsacks. */
const long = (): Program => {
  const size = 60;
  const columns = Array.from({ length: size * size }, () => ({ lower: 0, upper: 1, integer: true }));
  const rows = Array.from({ length: size }, (_, row) => ({
    lower: 5001 + row * 7,
    upper: 5001 + row * 7,
    entries: Array.from(
      { length: size },
      (_unused, at) => [row * size + at, 200 + ((at * 7919 + row * 104_729) % 997)] as const,
    ),
  }));
  const across = Array.from({ length: size }, (_, at) => ({
    lower: 0,
    upper: Math.floor(size / 3),
    entries: Array.from({ length: size }, (_unused, row) => [row * size + at, 1 + ((at + row) % 3)] as const),
  }));
  return programOf(
    columns,
    [...rows, ...across],
    Float64Array.from(columns, (_, at) => 1 + ((at * 31) % 17)),
  );
};

describe('a search that takes too long', () => {
  test('ends at its limit, and its thread is ended where it does not; the next one is answered', async () => {
    for (const graceSeconds of [2, 0]) {
      const own = openSolver({ graceSeconds });
      const began = performance.now();
      const answer = await own.solve(long(), { integral: true, secondsMax: 0.3 });
      expect(performance.now() - began).toBeLessThan(5_000);
      expect(answer === null || !answer.optimal).toBe(true);
      const next = programOf(
        [{ lower: 0, upper: 5, integer: true }],
        [{ lower: 3, upper: 9, entries: [[0, 2]] }],
        Float64Array.of(1),
      );
      expect((await own.solve(next, { integral: true, secondsMax: 10 }))?.values[0]).toBe(2);
      await own.close();
    }
  });

  test('is not begun when the time of all searches is used up', async () => {
    const own = openSolver({ secondsInAll: 0 });
    expect(await own.solve(long(), { integral: true, secondsMax: 1 })).toBeNull();
    await own.close();
  });

  test('ends with the reason of the signal', async () => {
    const controller = new AbortController();
    const own = openSolver({ signal: controller.signal });
    const answer = own.solve(long(), { integral: true, secondsMax: 20 });
    setTimeout(() => controller.abort(new Error('not wanted any more')), 300);
    await expect(answer).rejects.toThrow('not wanted any more');
    await expect(own.solve(long(), { integral: false, secondsMax: 1 })).rejects.toThrow('not wanted any more');
    await own.close();
  });
});
