/** An answer of the API for a component: asked anew when what is asked changes, the old one kept meanwhile. */
import { useCallback, useEffect, useState } from 'react';
import { type ApiError, apiError, ask, isApiError } from './ask.ts';
import type { Operation } from './operation.ts';

export interface Answer<Result> {
  /** The last answer, while a newer one is awaited too. */
  readonly value: Result | undefined;
  readonly error: ApiError | undefined;
  readonly isLoading: boolean;
  readonly again: () => void;
}

/** An error as the page shows it. Undefined where the request was given up on purpose. */
export const shownError = (error: unknown): ApiError | undefined => {
  if (error instanceof DOMException && error.name === 'AbortError') return undefined;
  return isApiError(error) ? error : apiError('defect', 'UNKNOWN', `The page itself failed: ${String(error)}.`);
};

interface State<Result> {
  readonly key: string;
  readonly value?: Result;
  readonly error?: ApiError;
}

/** Asks an operation. Without variables (null) nothing is asked yet. */
export const useAnswer = <Result, Variables>(
  asked: Operation<Result, Variables>,
  variables: Variables | null,
): Answer<Result> => {
  const [times, setTimes] = useState(0);
  const [state, setState] = useState<State<Result>>({ key: '' });
  const key = variables === null ? '' : `${times}${JSON.stringify(variables)}`;
  useEffect(() => {
    if (key === '') return undefined;
    const stop = new AbortController();
    ask(asked, JSON.parse(key.slice(String(times).length)) as Variables, stop.signal).then(
      value => setState({ key, value }),
      (thrown: unknown) => {
        const error = shownError(thrown);
        if (error) setState(before => ({ key, value: before.value, error }));
      },
    );
    return () => stop.abort();
  }, [asked, key, times]);
  const again = useCallback(() => setTimes(before => before + 1), []);
  const isCurrent = state.key === key;
  return {
    value: variables === null ? undefined : state.value,
    error: isCurrent ? state.error : undefined,
    isLoading: key !== '' && !isCurrent,
    again,
  };
};
