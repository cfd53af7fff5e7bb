/** Another quantity of a purchase of a license, or the purchase left out. */
import { useCallback, useState } from 'react';
import { useAnswer } from '../../api/useAnswer.ts';
import { PURCHASES_OF } from '../../api/whatIf.ts';
import { KeyField } from '../../parts/KeyField.tsx';
import { Narrowing } from '../../parts/Narrowing.tsx';
import { Failed, Loading } from '../../parts/States.tsx';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { useInterval } from '../../words/useInterval.ts';
import { whatIfWords } from '../../words/what-if.ts';
import type { NewEntry } from './forms.ts';

interface Props {
  readonly onAdd: (entries: readonly NewEntry[]) => void;
}

const Quantity = ({ purchase, quantity, onAdd }: Props & { readonly purchase: string; readonly quantity: number }) => {
  const words = useWords(whatIfWords);
  const [typed, setTyped] = useState(String(quantity));
  const isOther = /^\d+$/.test(typed) && Number(typed) !== quantity;
  return (
    <span className="actions">
      <input
        type="number"
        min="0"
        step="1"
        aria-label={words.quantityOf(purchase)}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      <button
        type="button"
        disabled={!isOther}
        onClick={() => onAdd([{ op: 'set', table: 'purchases', cells: { purchase, quantity: typed } }])}
      >
        {words.changeQuantity}
      </button>
      <button type="button" onClick={() => onAdd([{ op: 'remove', table: 'purchases', cells: { purchase } }])}>
        {words.leaveOut}
      </button>
    </span>
  );
};

const Purchases = ({ license, onAdd }: Props & { readonly license: string }) => {
  const words = useWords(whatIfWords);
  const codes = useWords(codeWords);
  const { number } = useFormat();
  const interval = useInterval();
  const { value, error, again } = useAnswer(PURCHASES_OF, { license });
  if (error) return <Failed error={error} again={again} />;
  if (!value) return <Loading />;
  const purchases = value.license?.purchases ?? [];
  if (purchases.length === 0) return <p className="quiet">{words.noPurchases}</p>;
  return (
    <Narrowing
      label={words.kindOf.purchaseChange}
      rows={purchases}
      keyOf={({ key }) => key}
      columns={[
        { title: words.field.purchase, cell: ({ key }) => key },
        { title: words.field.kind, cell: ({ kind }) => codes.purchase[kind] },
        { title: words.inForce, cell: ({ starts, expires }) => interval(starts, expires) },
        { title: words.field.quantity, cell: ({ quantity }) => number(quantity), isNumber: true },
        {
          title: words.otherQuantity,
          cell: ({ key, quantity }) => <Quantity purchase={key} quantity={quantity} onAdd={onAdd} />,
        },
      ]}
    />
  );
};

export const PurchaseChange = ({ onAdd }: Props) => {
  const words = useWords(whatIfWords);
  const [license, setLicense] = useState('');
  const [known, setKnown] = useState<string | null>();
  const changed = useCallback((value: string, found: string | null | undefined) => {
    setLicense(value);
    setKnown(found);
  }, []);
  return (
    <div className="stack">
      <p className="hint">{words.formHint.purchaseChange}</p>
      <div className="filters">
        <KeyField
          of="license"
          label={words.field.license}
          value={license}
          unknown={words.unknown.license(license.trim())}
          onChange={changed}
        />
      </div>
      {known && <Purchases key={known} license={known} onAdd={onAdd} />}
    </div>
  );
};
