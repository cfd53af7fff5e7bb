/** Errors of use cases that are meant for whoever asked: a code for programs and a sentence that says what to do. */

export type AppErrorCode = 'NOT_FOUND' | 'INVALID' | 'UNAVAILABLE' | 'REFUSED';

/**
 * `NOT_FOUND`: what was named does not exist · `INVALID`: the question itself is wrong · `UNAVAILABLE`: not possible here ·
 * `REFUSED`: possible, but it would do harm.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;

  constructor(code: AppErrorCode, message: string) {
    super(message);
    this.name = 'AppError';
    this.code = code;
  }
}

/** Up to three of `names` that hold what was written, or begin like it: "Did you mean A or B? ", else nothing. */
export const didYouMean = (written: string, names: readonly string[]): string => {
  const wanted = written.toLowerCase();
  const holds = names.filter(name => name.toLowerCase().includes(wanted));
  const near = holds.length > 0 ? holds : names.filter(name => name.toLowerCase().startsWith(wanted.slice(0, 4)));
  const shown = near.slice(0, 3);
  if (shown.length === 0 || wanted.length < 2) return '';
  const all = shown.length === 1 ? shown[0] : `${shown.slice(0, -1).join(', ')} or ${shown[shown.length - 1]}`;
  return `Did you mean ${all}? `;
};
