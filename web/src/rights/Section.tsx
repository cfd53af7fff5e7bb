/** One section of rights: inherited as a whole from one contract, or set here. */
import type { ReactNode } from 'react';
import type { Contract, LicensePosition, RightSection, Rights } from '../api/types.ts';
import { useWords } from '../words/bilingual.ts';
import { codeWords } from '../words/codes.ts';
import { useFormat } from '../words/format.ts';
import { rightsWords } from '../words/rights.ts';
import { isInherited } from './draft.ts';
import { chosenContract } from './inheritance.ts';
import { useRightsInWords } from './inWords.ts';

interface Props {
  readonly section: RightSection;
  readonly rights: Rights;
  readonly contracts: readonly Contract[];
  readonly inherits: LicensePosition['inherits'];
  /** Day of the run, against which contracts have ended. */
  readonly asOf: string;
  readonly onInherit: (inherits: boolean) => void;
  readonly children: ReactNode;
}

const Inherited = ({
  section,
  contracts,
  inherits,
  asOf,
}: Pick<Props, 'section' | 'contracts' | 'inherits' | 'asOf'>) => {
  const words = useWords(rightsWords);
  const { day } = useFormat();
  const inWords = useRightsInWords();
  const engine = inherits.find(inheritance => inheritance.section === section)?.contract.key;
  const chosen = chosenContract(section, contracts, engine);
  if (!chosen) return <p className="says warn">{words.nothingToInherit}</p>;
  const { contract, why } = chosen;
  const { name, key, expires } = contract;
  return (
    <div className="says">
      <p>
        <strong>{words.inheritedFrom(name ? `${name} (${key})` : key)}</strong> {words.why[why]}
      </p>
      <p>
        {words.grants} {inWords(contract.rights, section)}.
      </p>
      {expires !== null && expires < asOf && !contract.permanent && <p>{words.ended(day(expires))}</p>}
      <p className="hint">{words.inheritedFixed}</p>
    </div>
  );
};

export const Section = ({ section, rights, contracts, inherits, asOf, onInherit, children }: Props) => {
  const words = useWords(rightsWords);
  const codes = useWords(codeWords);
  const inherited = isInherited(rights, section);
  return (
    <fieldset data-section={section}>
      <legend>{codes.section[section]}</legend>
      <label className="option">
        <input type="checkbox" checked={inherited} onChange={event => onInherit(event.target.checked)} />
        <span>{words.inherit}</span>
      </label>
      {inherited ? <Inherited section={section} contracts={contracts} inherits={inherits} asOf={asOf} /> : children}
    </fieldset>
  );
};

interface OptionProps {
  readonly name: string;
  readonly text: string;
  readonly hint?: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One of the ways a section can be set. */
export const Option = ({ name, text, hint, isChosen, onChoose }: OptionProps) => (
  <label className="option">
    <input type="radio" name={name} checked={isChosen} onChange={onChoose} />
    <span>{text}</span>
    {hint && <span className="hint">{hint}</span>}
  </label>
);
