/** The rights of a license and, where they can differ, of each of its products. */
import { useState } from 'react';
import type { LicenseDetail } from '../api/types.ts';
import { useMayChange } from '../state/viewer.ts';
import { useWords } from '../words/bilingual.ts';
import { rightsWords } from '../words/rights.ts';
import { applicableTo } from './applicable.ts';
import { RightsEditor } from './Editor.tsx';
import { licenseTargets, type ProductTarget } from './target.ts';
import type { EditingProps } from './useEditing.ts';

interface Props extends Omit<EditingProps, 'target'> {
  readonly license: LicenseDetail;
}

interface ChoiceProps {
  readonly hasLicense: boolean;
  readonly products: readonly ProductTarget[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** Whose rights are shown: the license's, which are the default, or those of one product. */
export const WhoseChoice = ({ hasLicense, products, chosen, choose }: ChoiceProps) => {
  const words = useWords(rightsWords);
  const entries = [
    ...(hasLicense ? [{ id: '', label: words.wholeLicense, note: '' }] : []),
    ...products.map(({ id, label, hasOwn }) => ({
      id,
      label,
      note: hasOwn ? words.ownRights : hasLicense ? words.asLicense : words.nothingThere,
    })),
  ];
  return (
    <fieldset className="whose">
      <legend>{words.whose}</legend>
      {entries.map(({ id, label, note }) => (
        <label key={id} className={id === chosen ? 'chosen' : undefined}>
          <input type="radio" name="whose" checked={id === chosen} onChange={() => choose(id)} />
          <span>{label}</span>
          {note !== '' && <span className="mark">{note}</span>}
        </label>
      ))}
    </fieldset>
  );
};

const Notices = ({ license, hasProducts }: { readonly license: LicenseDetail; readonly hasProducts: boolean }) => {
  const words = useWords(rightsWords);
  const mayChange = useMayChange();
  const { refused, isStoredOnly } = applicableTo(license.metric);
  if (refused === 'none') return <p className="says warn">{words.refusedNone}</p>;
  return (
    <>
      {refused === 'products' && (
        <p className="says">
          {words.refusedProducts} {!hasProducts && words.noProducts}
        </p>
      )}
      {isStoredOnly && <p className="says warn">{words.storedOnly}</p>}
      {!mayChange && <p className="says warn">{words.readOnly}</p>}
    </>
  );
};

export const RightsPanel = ({ license, ...rest }: Props) => {
  const words = useWords(rightsWords);
  const { refused } = applicableTo(license.metric);
  const targets = licenseTargets(license);
  const products = targets.filter((target): target is ProductTarget => target.kind === 'product');
  const [wanted, setWanted] = useState('');
  const chosen = targets.find(({ id }) => id === wanted) ?? targets[0];
  return (
    <section className="card" aria-labelledby="rights">
      <h2 id="rights">{words.title}</h2>
      <Notices license={license} hasProducts={products.length > 0} />
      {products.length > 0 && (
        <WhoseChoice hasLicense={refused === null} products={products} chosen={chosen.id} choose={setWanted} />
      )}
      {targets.map(target => (
        // What is not shown keeps what was edited in it.
        <div key={target.id} hidden={target !== chosen}>
          <div className="stack">
            <RightsEditor target={target} own={[license.key]} {...rest} />
          </div>
        </div>
      ))}
    </section>
  );
};
