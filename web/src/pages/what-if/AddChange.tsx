/** Adds a single change: first what kind of change it is, then its form. */
import { useId, useState } from 'react';
import { useWords } from '../../words/bilingual.ts';
import { whatIfWords } from '../../words/what-if.ts';
import type { Entry } from './changeSet.ts';
import { FormChange } from './FormChange.tsx';
import { CHANGE_KINDS, type ChangeKind, type NewEntry } from './forms.ts';
import { PurchaseChange } from './PurchaseChange.tsx';
import { RightsChange } from './RightsChange.tsx';

interface Props {
  readonly present: readonly Entry[];
  readonly onAdd: (entries: readonly NewEntry[]) => void;
}

export const AddChange = ({ present, onAdd }: Props) => {
  const words = useWords(whatIfWords);
  const id = useId();
  const [kind, setKind] = useState<ChangeKind | ''>('');
  // After a change was added the form begins anew.
  const [added, setAdded] = useState(0);
  const add = (entries: readonly NewEntry[]): void => {
    setAdded(before => before + 1);
    onAdd(entries);
  };
  return (
    <div className="card">
      <div className="field">
        <label htmlFor={id}>{words.addTitle}</label>
        <select id={id} value={kind} onChange={event => setKind(event.target.value as ChangeKind | '')}>
          <option value="">{words.chooseKind}</option>
          {CHANGE_KINDS.map(code => (
            <option key={code} value={code}>
              {words.kindOf[code]}
            </option>
          ))}
        </select>
      </div>
      {kind === 'rightsOfLicense' && <RightsChange key={added} of="license" onAdd={add} />}
      {kind === 'rightsOfContract' && <RightsChange key={added} of="contract" onAdd={add} />}
      {kind === 'purchaseChange' && <PurchaseChange key={added} onAdd={add} />}
      {kind !== '' && kind !== 'rightsOfLicense' && kind !== 'rightsOfContract' && kind !== 'purchaseChange' && (
        <FormChange key={`${kind} ${added}`} form={kind} present={present} onAdd={add} />
      )}
    </div>
  );
};
