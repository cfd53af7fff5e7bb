/** Computes a run for a day, and says how it went. */
import { useId, useState } from 'react';
import { type ApiError, ask } from '../../api/ask.ts';
import { RECONCILE } from '../../api/runs.ts';
import type { Policy, Refused } from '../../api/types.ts';
import { shownError } from '../../api/useAnswer.ts';
import { SelectField } from '../../parts/Field.tsx';
import { Failed } from '../../parts/States.tsx';
import { Refusal } from '../../rights/Refusal.tsx';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { workWords } from '../../words/work.ts';

const today = (): string => new Date().toISOString().slice(0, 10);

/** `day` is offered first: that of the last run, because it is most often asked for again. */
export const Reconcile = ({ day, onDone }: { readonly day: string | undefined; readonly onDone: () => void }) => {
  const words = useWords(workWords);
  const codes = useWords(codeWords);
  const id = useId();
  const [chosen, setChosen] = useState<string>();
  const [policy, setPolicy] = useState<Policy>('PRIORITY');
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<ApiError>();
  const [refused, setRefused] = useState<Refused>();
  const asOf = chosen ?? day ?? today();
  const start = async (): Promise<void> => {
    setRunning(true);
    setError(undefined);
    setRefused(undefined);
    try {
      const { reconcile } = await ask(RECONCILE, { input: { asOf, policy, wait: true } });
      if (reconcile.__typename !== 'ReconcileSuccess') setRefused(reconcile);
      else if (reconcile.run === null)
        setRefused({ __typename: 'OperationRefused', message: reconcile.progress.message, help: '' });
      else onDone();
    } catch (thrown) {
      setError(shownError(thrown));
    } finally {
      setRunning(false);
    }
  };
  return (
    <section className="card" aria-label={words.reconcile}>
      <div className="filters">
        <div className="field">
          <label htmlFor={id}>{words.day}</label>
          <input
            id={id}
            type="date"
            value={asOf}
            required
            onChange={event => setChosen(event.target.value || undefined)}
          />
        </div>
        <SelectField
          label={words.policy}
          value={policy}
          options={[
            ['PRIORITY', codes.policy.PRIORITY],
            ['OPTIMAL', codes.policy.OPTIMAL],
          ]}
          onChange={code => setPolicy(code as Policy)}
        />
        <button type="button" className="primary" disabled={isRunning} onClick={() => void start()}>
          {isRunning ? words.reconciling : words.reconcile}
        </button>
      </div>
      <div role="status" className="unseen">
        {isRunning ? words.reconciling : ''}
      </div>
      {error && <Failed error={error} />}
      {refused && <Refusal refused={refused} />}
    </section>
  );
};
