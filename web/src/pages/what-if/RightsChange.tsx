/** Other rights of a license, of one of its products, or of a contract, chosen in the same dialogue as where they are saved. */
import { useCallback, useState } from 'react';
import { LICENSE } from '../../api/license.ts';
import { CONTRACT } from '../../api/records.ts';
import type { Rights } from '../../api/types.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { KeyField } from '../../parts/KeyField.tsx';
import { Failed, Loading } from '../../parts/States.tsx';
import { mistakesIn, rightsRow } from '../../rights/draft.ts';
import { WhoseChoice } from '../../rights/Panel.tsx';
import { RightsForm } from '../../rights/RightsForm.tsx';
import { licenseTargets, type ProductTarget, type RightsTarget, targetOfContract } from '../../rights/target.ts';
import { useWords } from '../../words/bilingual.ts';
import { rightsWords } from '../../words/rights.ts';
import { whatIfWords } from '../../words/what-if.ts';
import type { NewEntry } from './forms.ts';

interface Adding {
  readonly onAdd: (entries: readonly NewEntry[]) => void;
}

/** The key of the record with the columns that are others than now. */
const changedCells = (target: RightsTarget, draft: Rights): Readonly<Record<string, string>> => {
  const before = rightsRow(target.record, target.rights);
  const after = rightsRow(target.record, draft);
  const isKey = (column: string): boolean => Object.hasOwn(target.record.key, column);
  return Object.fromEntries(
    Object.entries(after).flatMap(([column, value]) =>
      isKey(column) || value !== before[column] ? [[column, String(value)]] : [],
    ),
  );
};

const Form = ({ target, asOf, onAdd }: Adding & { readonly target: RightsTarget; readonly asOf: string }) => {
  const words = useWords(whatIfWords);
  const [draft, setDraft] = useState(target.rights);
  const cells = changedCells(target, draft);
  const isChanged = Object.keys(cells).length > Object.keys(target.record.key).length;
  return (
    <>
      <RightsForm
        target={target}
        asOf={asOf}
        rights={draft}
        isLocked={false}
        change={patch => setDraft(before => ({ ...before, ...patch }))}
      />
      <p>
        <button
          type="button"
          disabled={!isChanged || mistakesIn(draft).length > 0}
          onClick={() => onAdd([{ op: 'set', table: target.record.table, cells }])}
        >
          {words.add}
        </button>
      </p>
    </>
  );
};

interface OfProps extends Adding {
  readonly record: string;
}

const OfLicense = ({ record, onAdd }: OfProps) => {
  const words = useWords(rightsWords);
  const [wanted, setWanted] = useState('');
  const { value, error, again } = useAnswer(LICENSE, { key: record, run: null });
  if (error) return <Failed error={error} again={again} />;
  if (!value) return <Loading />;
  if (!value.license) return null;
  const targets = licenseTargets(value.license);
  const chosen = targets.find(({ id }) => id === wanted) ?? targets[0];
  if (!chosen) return <p className="says warn">{words.refusedNone}</p>;
  const products = targets.filter((target): target is ProductTarget => target.kind === 'product');
  return (
    <>
      {products.length > 0 && (
        <WhoseChoice
          hasLicense={targets[0].kind === 'license'}
          products={products}
          chosen={chosen.id}
          choose={setWanted}
        />
      )}
      <Form key={chosen.id} target={chosen} asOf={value.run?.asOf ?? ''} onAdd={onAdd} />
    </>
  );
};

const OfContract = ({ record, onAdd }: OfProps) => {
  const { value, error, again } = useAnswer(CONTRACT, { key: record, run: null });
  if (error) return <Failed error={error} again={again} />;
  if (!value) return <Loading />;
  if (!value.contract) return null;
  const products = value.contract.licenses.flatMap(license => license.products);
  return <Form target={targetOfContract({ ...value.contract, products })} asOf={value.run?.asOf ?? ''} onAdd={onAdd} />;
};

export const RightsChange = ({ of, onAdd }: Adding & { readonly of: 'license' | 'contract' }) => {
  const words = useWords(whatIfWords);
  const [record, setRecord] = useState('');
  const [known, setKnown] = useState<string | null>();
  const changed = useCallback((value: string, found: string | null | undefined) => {
    setRecord(value);
    setKnown(found);
  }, []);
  const Of = of === 'license' ? OfLicense : OfContract;
  return (
    <div className="stack">
      <p className="hint">{words.formHint[of === 'license' ? 'rightsOfLicense' : 'rightsOfContract']}</p>
      <div className="filters">
        <KeyField
          of={of}
          label={words.field[of]}
          value={record}
          unknown={words.unknown[of](record.trim())}
          onChange={changed}
        />
      </div>
      {known && <Of key={known} record={known} onAdd={onAdd} />}
    </div>
  );
};
