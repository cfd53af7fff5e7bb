/** Asks what a change set would do, anew whenever it changes; the last answer stays in sight meanwhile. */
import { useEffect, useState } from 'react';
import { type ApiError, ask } from '../../api/ask.ts';
import { WHAT_IF } from '../../api/license.ts';
import type { Policy, Refused, WhatIfSuccess } from '../../api/types.ts';
import { shownError } from '../../api/useAnswer.ts';

interface Answered {
  readonly key: string;
  readonly effect?: WhatIfSuccess;
  readonly refused?: Refused;
  readonly error?: ApiError;
}

export interface WhatIfState extends Omit<Answered, 'key'> {
  readonly isComputing: boolean;
}

/** Nothing is asked for a blank text. */
export const useWhatIf = (text: string, asOf: string | null, policy: Policy): WhatIfState => {
  const key = text === '' ? '' : JSON.stringify([text, asOf, policy]);
  const [answered, setAnswered] = useState<Answered>({ key: '' });
  useEffect(() => {
    if (key === '') return undefined;
    const stop = new AbortController();
    const [changes, day, given] = JSON.parse(key) as [string, string | null, Policy];
    ask(WHAT_IF, { input: { changes, asOf: day, policy: given } }, stop.signal).then(
      ({ whatIf }) =>
        setAnswered(whatIf.__typename === 'WhatIfSuccess' ? { key, effect: whatIf } : { key, refused: whatIf }),
      (thrown: unknown) => {
        const error = shownError(thrown);
        if (error) setAnswered(before => ({ key, effect: before.effect, error }));
      },
    );
    return () => stop.abort();
  }, [key]);
  if (key === '') return { isComputing: false };
  const { effect, refused, error } = answered;
  return answered.key === key ? { effect, refused, error, isComputing: false } : { effect, isComputing: true };
};
