/** The rights that a contract grants; a change shows the positions of all licenses that inherit them. */
import type { Rights } from '../api/types.ts';
import { useMayChange } from '../state/viewer.ts';
import { useWords } from '../words/bilingual.ts';
import { rightsWords } from '../words/rights.ts';
import { RightsEditor } from './Editor.tsx';
import { type EditedContract, targetOfContract } from './target.ts';
import type { EditingProps } from './useEditing.ts';

interface Props extends Omit<EditingProps, 'target'> {
  readonly contract: EditedContract;
  readonly licenses: readonly { readonly key: string; readonly rights: Rights }[];
}

export const ContractRightsPanel = ({ contract, licenses, ...rest }: Props) => {
  const words = useWords(rightsWords);
  const mayChange = useMayChange();
  return (
    <section className="card" aria-labelledby="rights">
      <h2 id="rights">{words.granted}</h2>
      <p className="hint">{words.grantedHint}</p>
      {!mayChange && <p className="says warn">{words.readOnly}</p>}
      <RightsEditor target={targetOfContract(contract)} own={licenses.map(({ key }) => key)} {...rest} />
    </section>
  );
};
