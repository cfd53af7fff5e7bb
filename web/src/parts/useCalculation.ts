/** Asks for what takes seconds to compute, and gives up waiting when the server has surely given up too. */
import { useCallback, useEffect, useState } from 'react';
import type { Operation } from '../api/operation.ts';
import { type Answer, useAnswer } from '../api/useAnswer.ts';

/** The server ends such a calculation after 50 seconds; the rest is for the way. */
const WAIT_MS = 75_000;

export interface Calculation<Result> extends Answer<Result> {
  /** Whether nothing came for so long that it is not waited for any more. */
  readonly isGivenUp: boolean;
}

/** Without variables (null) nothing is asked yet. */
export const useCalculation = <Result, Variables>(
  asked: Operation<Result, Variables>,
  variables: Variables | null,
): Calculation<Result> => {
  const key = JSON.stringify(variables);
  const [givenUp, setGivenUp] = useState<string>();
  const isGivenUp = givenUp === key;
  const answer = useAnswer(asked, isGivenUp ? null : variables);
  const { isLoading, again: askAgain } = answer;
  useEffect(() => {
    if (!isLoading) return undefined;
    const timer = setTimeout(() => setGivenUp(key), WAIT_MS);
    return () => clearTimeout(timer);
  }, [isLoading, key]);
  const again = useCallback(() => {
    setGivenUp(undefined);
    askAgain();
  }, [askAgain]);
  return { ...answer, again, isGivenUp };
};
