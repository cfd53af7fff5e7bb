/** The rights of a license as analysts know the dialogue: edit, see what it changes beside what is, then save. */
import { useState } from 'react';
import { type ApiError, ask } from '../api/ask.ts';
import { SET_RIGHTS, WHAT_IF, type WhatIfSuccess } from '../api/license.ts';
import { RECONCILE } from '../api/runs.ts';
import type { InputProblem, LicenseDetail, Refused, Rights, RunHead } from '../api/types.ts';
import { shownError } from '../api/useAnswer.ts';
import { Failed } from '../parts/States.tsx';
import { useMayChange } from '../state/viewer.ts';
import { useWords } from '../words/bilingual.ts';
import { useFormat } from '../words/format.ts';
import { rightsWords } from '../words/rights.ts';
import { applicableTo } from './applicable.ts';
import { asChange, cleaned, mistakesIn, sameRights } from './draft.ts';
import { Effect } from './Effect.tsx';
import { Refusal } from './Refusal.tsx';
import { RightsForm } from './RightsForm.tsx';

type Run = Pick<RunHead, 'id' | 'number' | 'asOf' | 'policy'>;

interface Props {
  readonly license: LicenseDetail;
  readonly run: Run | null;
  /** Asks for the license anew. */
  readonly again: () => void;
  /** Goes to the last run, after it was computed anew. */
  readonly onReconciled: () => void;
}

type Step =
  | { readonly at: 'editing' | 'reviewing' | 'saving' | 'reconciling' }
  | { readonly at: 'reviewed'; readonly effect: WhatIfSuccess }
  | { readonly at: 'refused'; readonly refused: Refused }
  | { readonly at: 'failed'; readonly error: ApiError }
  | { readonly at: 'saved'; readonly warnings: readonly InputProblem[] };

const useSteps = ({ license, run, again, onReconciled }: Props) => {
  const [draft, setDraft] = useState<Rights>(license.rights);
  const [step, setStep] = useState<Step>({ at: 'editing' });
  const [version, setVersion] = useState(license.version);
  if (version !== license.version) {
    setVersion(license.version);
    setDraft(license.rights);
    if (step.at !== 'saved') setStep({ at: 'editing' });
  }
  const doing = (at: 'reviewing' | 'saving' | 'reconciling', work: () => Promise<Step>): void => {
    setStep({ at });
    work().then(setStep, (thrown: unknown) => {
      const error = shownError(thrown);
      setStep(error ? { at: 'failed', error } : { at: 'editing' });
    });
  };
  return {
    draft,
    step,
    change: (patch: Partial<Rights>): void => {
      setDraft(before => ({ ...before, ...patch }));
      setStep({ at: 'editing' });
    },
    reset: (): void => {
      setDraft(license.rights);
      setStep({ at: 'editing' });
    },
    review: () =>
      doing('reviewing', async () => {
        const input = {
          changes: asChange(license.key, draft),
          asOf: run?.asOf ?? null,
          policy: run?.policy ?? 'PRIORITY',
        };
        const { whatIf } = await ask(WHAT_IF, { input });
        return whatIf.__typename === 'WhatIfSuccess'
          ? { at: 'reviewed', effect: whatIf }
          : { at: 'refused', refused: whatIf };
      }),
    save: () =>
      doing('saving', async () => {
        const input = { license: license.key, version: license.version, rights: cleaned(draft) };
        const { setRights } = await ask(SET_RIGHTS, { input });
        if (setRights.__typename !== 'SetRightsSuccess') return { at: 'refused', refused: setRights };
        again();
        return { at: 'saved', warnings: setRights.warnings };
      }),
    reconcile: () =>
      doing('reconciling', async () => {
        const { reconcile } = await ask(RECONCILE, {
          input: { asOf: run?.asOf ?? null, policy: run?.policy ?? 'PRIORITY', wait: true },
        });
        if (reconcile.__typename !== 'ReconcileSuccess') return { at: 'refused', refused: reconcile };
        onReconciled();
        again();
        return { at: 'editing' };
      }),
  };
};

type Steps = ReturnType<typeof useSteps>;

const Saved = ({
  run,
  steps,
  warnings,
}: {
  readonly run: Run | null;
  readonly steps: Steps;
  readonly warnings: readonly InputProblem[];
}) => {
  const words = useWords(rightsWords);
  const { day } = useFormat();
  return (
    <div className="notice good" role="status">
      <p>
        <strong>{words.saved}</strong> {run && words.savedHelp(day(run.asOf))}
      </p>
      {warnings.map(({ message, help }) => (
        <p key={message} lang="en">
          {words.noticed}: {message} {help}
        </p>
      ))}
      <button type="button" onClick={steps.reconcile}>
        {words.reconcile}
      </button>
    </div>
  );
};

const Outcome = ({ license, run, again, steps }: Props & { readonly steps: Steps }) => {
  const words = useWords(rightsWords);
  const { step } = steps;
  if (step.at === 'failed') return <Failed error={step.error} />;
  if (step.at === 'refused') return <Refusal refused={step.refused} reload={again} key={license.version} />;
  if (step.at === 'saved') return <Saved run={run} steps={steps} warnings={step.warnings} />;
  if (step.at !== 'reviewed') return null;
  return (
    <section className="effect" aria-label={words.effect}>
      <Effect effect={step.effect} license={license.key} />
      <p className="actions">
        <button type="button" className="primary" onClick={steps.save}>
          {words.save}
        </button>
        <button type="button" onClick={steps.reset}>
          {words.reset}
        </button>
      </p>
    </section>
  );
};

export const RightsPanel = (props: Props) => {
  const { license, run } = props;
  const words = useWords(rightsWords);
  const mayChange = useMayChange();
  const steps = useSteps(props);
  const { refused, isStoredOnly } = applicableTo(license.metric);
  const isChanged = !sameRights(steps.draft, license.rights);
  const isWaiting = steps.step.at === 'reviewing' || steps.step.at === 'saving' || steps.step.at === 'reconciling';
  const waitingText = { reviewing: words.reviewing, saving: words.saving, reconciling: words.reconciling };
  return (
    <section className="card" aria-labelledby="rights">
      <h2 id="rights">{words.title}</h2>
      {refused !== null && (
        <p className="says warn">{refused === 'none' ? words.refusedNone : words.refusedProducts}</p>
      )}
      {refused === null && isStoredOnly && <p className="says warn">{words.storedOnly}</p>}
      {refused === null && !mayChange && <p className="says warn">{words.readOnly}</p>}
      {refused === null && (
        <>
          <RightsForm
            license={license}
            asOf={run?.asOf ?? ''}
            rights={steps.draft}
            isLocked={!mayChange || isWaiting}
            change={steps.change}
          />
          <div aria-live="polite" className="stack">
            <Outcome {...props} steps={steps} />
            {isWaiting && <p className="quiet">{waitingText[steps.step.at as keyof typeof waitingText]}</p>}
          </div>
          {mayChange && steps.step.at !== 'reviewed' && (
            <p className="actions">
              <button
                type="button"
                className="primary"
                disabled={!isChanged || isWaiting || mistakesIn(steps.draft).length > 0}
                onClick={steps.review}
              >
                {words.review}
              </button>
              {isChanged && (
                <button type="button" disabled={isWaiting} onClick={steps.reset}>
                  {words.reset}
                </button>
              )}
              {!isChanged && <span className="hint">{words.unchanged}</span>}
            </p>
          )}
        </>
      )}
    </section>
  );
};
