/** The steps of a change of rights: edit, see what it would do, save, reconcile again. */
import { useState } from 'react';
import { type ApiError, ask } from '../api/ask.ts';
import { SET_RIGHTS, WHAT_IF } from '../api/license.ts';
import { RECONCILE } from '../api/runs.ts';
import type { InputProblem, Refused, Rights, RunHead, WhatIfSuccess } from '../api/types.ts';
import { shownError } from '../api/useAnswer.ts';
import { asChange, cleaned } from './draft.ts';
import type { RightsTarget } from './target.ts';

export type Run = Pick<RunHead, 'id' | 'number' | 'asOf' | 'policy'>;

export interface EditingProps {
  readonly target: RightsTarget;
  readonly run: Run | null;
  /** Asks for the record anew. */
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

export const useEditing = ({ target, run, again, onReconciled }: EditingProps) => {
  const [draft, setDraft] = useState<Rights>(target.rights);
  const [step, setStep] = useState<Step>({ at: 'editing' });
  const [version, setVersion] = useState(target.version);
  if (version !== target.version) {
    setVersion(target.version);
    setDraft(target.rights);
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
      setDraft(target.rights);
      setStep({ at: 'editing' });
    },
    review: () =>
      doing('reviewing', async () => {
        const input = {
          changes: asChange(target.record, draft),
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
        const input = { ...target.named, version: target.version, rights: cleaned(draft) };
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

export type Editing = ReturnType<typeof useEditing>;
