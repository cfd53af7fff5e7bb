/** The rights of one record as analysts know the dialogue: edit, see what it changes beside what is, then save. */

import type { InputProblem } from '../api/types.ts';
import { ProblemText } from '../parts/ProblemText.tsx';
import { Failed } from '../parts/States.tsx';
import { useMayChange } from '../state/viewer.ts';
import { useWords } from '../words/bilingual.ts';
import { useFormat } from '../words/format.ts';
import { rightsWords } from '../words/rights.ts';
import { mistakesIn, sameRights } from './draft.ts';
import { Effect } from './Effect.tsx';
import { Refusal } from './Refusal.tsx';
import { RightsForm } from './RightsForm.tsx';
import { type Editing, type EditingProps, type Run, useEditing } from './useEditing.ts';

interface SavedProps {
  readonly run: Run | null;
  readonly editing: Editing;
  readonly warnings: readonly InputProblem[];
}

const Saved = ({ run, editing, warnings }: SavedProps) => {
  const words = useWords(rightsWords);
  const { day } = useFormat();
  return (
    <div className="notice good" role="status">
      <p>
        <strong>{words.saved}</strong> {run && words.savedHelp(day(run.asOf))}
      </p>
      {warnings.map(({ message, help }) => (
        <p key={message}>
          {words.noticed}: <ProblemText message={message} help={help} />
        </p>
      ))}
      <button type="button" onClick={editing.reconcile}>
        {words.reconcile}
      </button>
    </div>
  );
};

interface Props extends EditingProps {
  /** Keys of the licenses whose positions are shown first. */
  readonly own: readonly string[];
}

const Outcome = ({ target, run, again, own, editing }: Props & { readonly editing: Editing }) => {
  const words = useWords(rightsWords);
  const { step } = editing;
  if (step.at === 'failed') return <Failed error={step.error} />;
  if (step.at === 'refused') return <Refusal refused={step.refused} reload={again} key={target.version} />;
  if (step.at === 'saved') return <Saved run={run} editing={editing} warnings={step.warnings} />;
  if (step.at !== 'reviewed') return null;
  return (
    <section className="effect" aria-label={words.effect}>
      <Effect effect={step.effect} own={own} />
      <p className="actions">
        <button type="button" className="primary" onClick={editing.save}>
          {words.save}
        </button>
        <button type="button" onClick={editing.reset}>
          {words.reset}
        </button>
      </p>
    </section>
  );
};

export const RightsEditor = (props: Props) => {
  const { target, run } = props;
  const words = useWords(rightsWords);
  const mayChange = useMayChange();
  const editing = useEditing(props);
  const { step, draft } = editing;
  const isChanged = !sameRights(draft, target.rights);
  const isWaiting = step.at === 'reviewing' || step.at === 'saving' || step.at === 'reconciling';
  const waitingText = { reviewing: words.reviewing, saving: words.saving, reconciling: words.reconciling };
  return (
    <>
      <RightsForm
        target={target}
        asOf={run?.asOf ?? ''}
        rights={draft}
        isLocked={!mayChange || isWaiting}
        change={editing.change}
      />
      <div aria-live="polite" className="stack">
        <Outcome {...props} editing={editing} />
        {isWaiting && <p className="quiet">{waitingText[step.at as keyof typeof waitingText]}</p>}
      </div>
      {mayChange && step.at !== 'reviewed' && (
        <p className="actions">
          <button
            type="button"
            className="primary"
            disabled={!isChanged || isWaiting || mistakesIn(draft).length > 0}
            onClick={editing.review}
          >
            {words.review}
          </button>
          {isChanged && (
            <button type="button" disabled={isWaiting} onClick={editing.reset}>
              {words.reset}
            </button>
          )}
          {!isChanged && <span className="hint">{words.unchanged}</span>}
        </p>
      )}
    </>
  );
};
