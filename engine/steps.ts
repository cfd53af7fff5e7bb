/** Long work in steps: whoever also answers others takes the next step when it is their turn; whoever does not takes them all at once. */

/** Work that may be left and gone on with at each `yield`, and what comes out in the end. */
export type Steps<T> = Generator<void, T, void>;

/** Takes all steps at once. */
export const finish = <T>(steps: Steps<T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

/** Numbers that a loop goes through in one step: some ten milliseconds of the simplest work there is. */
const CHUNK = 1_000_000;

/** Calls `work` for one stretch of 0 … count - 1 after the other, a step each; the loop itself stays plain and fast. */
export function* inStretches(count: number, work: (from: number, to: number) => void): Steps<void> {
  for (let from = 0; from < count; from += CHUNK) {
    work(from, Math.min(count, from + CHUNK));
    yield;
  }
}
