/** The page that tries out changes: put them together, see what they would do, keep them under a name. Nothing in the estate is touched. */
import { useId, useState } from 'react';
import type { Policy } from '../../api/types.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { SCENARIO } from '../../api/whatIf.ts';
import { Card } from '../../parts/Card.tsx';
import { SelectField } from '../../parts/Field.tsx';
import { Empty, Failed, Loading } from '../../parts/States.tsx';
import { Title } from '../../parts/Title.tsx';
import { useChange, usePlace } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { whatIfWords } from '../../words/what-if.ts';
import { AddChange } from './AddChange.tsx';
import { AsYaml } from './AsYaml.tsx';
import { Changes } from './Changes.tsx';
import { type ChangeSet, readChangeSet, withDay, withEntries, withoutEntry } from './changeSet.ts';
import { Kept } from './Kept.tsx';
import { Mistakes, wrongLines } from './Mistakes.tsx';
import { Outcome } from './Outcome.tsx';
import { type ChangeText, useChangeText } from './useChangeText.ts';
import { useWhatIf } from './useWhatIf.ts';

interface Basis {
  readonly asOf: string;
  readonly policy: Policy;
}

interface ConditionsProps {
  readonly changeSet: ChangeSet;
  readonly changeText: ChangeText;
  readonly basis: Basis | null;
  readonly policy: Policy;
}

/** The day and the policy of both sides. */
const Conditions = ({ changeSet, changeText, basis, policy }: ConditionsProps) => {
  const words = useWords(whatIfWords);
  const codes = useWords(codeWords);
  const { day } = useFormat();
  const id = useId();
  const change = useChange();
  return (
    <div className="filters">
      <div className="field">
        <label htmlFor={id}>{words.day}</label>
        <input
          id={id}
          type="date"
          value={changeSet.asOf ?? ''}
          aria-describedby={`${id}-hint`}
          onChange={event => changeText.set(withDay(changeText.text, event.target.value || null))}
        />
      </div>
      <SelectField
        label={words.policy}
        value={policy}
        options={[
          ['PRIORITY', codes.policy.PRIORITY],
          ['OPTIMAL', codes.policy.OPTIMAL],
        ]}
        onChange={code => change({ policy: code === (basis?.policy ?? 'PRIORITY') ? null : code.toLowerCase() })}
      />
      <span className="hint" id={`${id}-hint`}>
        {basis ? words.dayOfRun(day(basis.asOf)) : words.dayToday}
      </span>
    </div>
  );
};

const Builder = ({ changeText, basis }: { readonly changeText: ChangeText; readonly basis: Basis | null }) => {
  const words = useWords(whatIfWords);
  const change = useChange();
  const { parameters } = usePlace();
  const { text, set } = changeText;
  const changeSet = readChangeSet(text);
  const given = parameters.get('policy')?.toUpperCase();
  const policy: Policy = given === 'OPTIMAL' || given === 'PRIORITY' ? given : (basis?.policy ?? 'PRIORITY');
  const isReadable = changeSet.mistakes.length === 0;
  const outcome = useWhatIf(isReadable ? text : '', basis?.asOf ?? null, policy);
  const isYaml = parameters.get('view') === 'yaml';
  return (
    <>
      <Card
        title={words.changes}
        aside={
          <button type="button" onClick={() => change({ view: isYaml ? null : 'yaml' })} aria-pressed={isYaml}>
            {words.asYaml}
          </button>
        }
      >
        <Conditions changeSet={changeSet} changeText={changeText} basis={basis} policy={policy} />
        {isReadable && <Changes entries={changeSet.entries} remove={entry => set(withoutEntry(text, entry))} />}
        <Mistakes mistakes={changeSet.mistakes} refused={outcome.refused} />
      </Card>
      {isYaml && <AsYaml text={text} wrong={wrongLines(changeSet.mistakes, outcome.refused)} onApply={set} />}
      {isReadable && <AddChange present={changeSet.entries} onAdd={entries => set(withEntries(text, entries))} />}
      <div aria-live="polite" aria-busy={outcome.isComputing} className="stack">
        {outcome.isComputing && <p className="quiet computing">{words.computing}</p>}
        {outcome.error && <Failed error={outcome.error} />}
        {outcome.effect && (
          <div className={outcome.isComputing ? 'stack outdated' : 'stack'}>
            <Outcome effect={outcome.effect} />
          </div>
        )}
        {text === '' && <Empty title={words.nothingYet} />}
      </div>
    </>
  );
};

export const WhatIf = () => {
  const words = useWords(whatIfWords);
  const name = usePlace().parameters.get('name') ?? '';
  const { value, error, isLoading, again } = useAnswer(SCENARIO, { name, hasName: name !== '' });
  const open = value?.scenario ?? undefined;
  const changeText = useChangeText(open?.text);
  const [saved, setSaved] = useState<string>();
  const isWaiting = name !== '' && isLoading && open?.name.toLowerCase() !== name.toLowerCase();
  return (
    <>
      <Title text={open ? open.name : words.title}>
        {open && changeText.isEdited && <span className="mark">{words.edited}</span>}
      </Title>
      <div>
        <p className="quiet">{words.lead}</p>
        <div role="status">
          {saved !== undefined && saved === open?.name && <p className="notice good">{words.saved(saved)}</p>}
        </div>
      </div>
      {error && <Failed error={error} again={again} />}
      {(!value || isWaiting) && !error && <Loading />}
      {value && !isWaiting && name !== '' && !open && <p className="says warn">{words.noScenario(name)}</p>}
      {value && !isWaiting && (
        <>
          <Builder changeText={changeText} basis={value.run} />
          <Kept
            text={changeText.text}
            open={open}
            isInAddress={changeText.isInAddress}
            onSaved={name => {
              setSaved(name);
              again();
            }}
            onDeleted={() => setSaved(undefined)}
          />
        </>
      )}
    </>
  );
};
