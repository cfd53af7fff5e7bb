/** What takes seconds to compute: that it goes on, what to do where it takes too long, and the last answer meanwhile. */
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../words/bilingual.ts';
import { calculationWords } from '../words/calculation.ts';
import { useFormat } from '../words/format.ts';
import { shellWords } from '../words/shell.ts';
import { Failed } from './States.tsx';
import type { Calculation } from './useCalculation.ts';

/** Seconds after which it is said how long it takes, and that it is a large estate. */
const SAID_AFTER = 3;
const LARGE_AFTER = 10;

const Progress = () => {
  const words = useWords(calculationWords);
  const { number } = useFormat();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(before => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="card calculating noprint">
      <p role="status">{words.computing}</p>
      <progress aria-label={words.computing} />
      {seconds >= SAID_AFTER && <p className="hint">{words.since(number(seconds))}</p>}
      {seconds >= LARGE_AFTER && <p className="hint">{words.large}</p>}
    </div>
  );
};

interface Props<Result> {
  readonly calculation: Calculation<Result>;
  /** What computes the same on the command line. */
  readonly command: string;
  readonly children: (value: Result) => ReactNode;
}

export const Calculated = <Result,>({ calculation, command, children }: Props<Result>) => {
  const words = useWords(calculationWords);
  const shell = useWords(shellWords);
  const { value, error, isLoading, isGivenUp, again } = calculation;
  return (
    <div className="stack" aria-busy={isLoading}>
      {isLoading && <Progress />}
      {isGivenUp && (
        <section className="notice bad" role="alert">
          <h2>{words.tooLongTitle}</h2>
          <p>{words.tooLong}</p>
          <p>{words.onCommandLine(command)}</p>
          <button type="button" onClick={again}>
            {shell.again}
          </button>
        </section>
      )}
      {error && <Failed error={error} again={again} />}
      {error?.code === 'BUSY' && <p className="says warn">{words.busy}</p>}
      {error?.code === 'CALCULATION_FAILED' && <p className="says warn">{words.onCommandLine(command)}</p>}
      {value !== undefined && <div className={isLoading ? 'stack outdated' : 'stack'}>{children(value)}</div>}
    </div>
  );
};
