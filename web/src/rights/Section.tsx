/** One section of rights: inherited as a whole from one contract, taken from the license, or set here. */
import type { ReactNode } from 'react';
import type { RightSection, Rights } from '../api/types.ts';
import { useWords } from '../words/bilingual.ts';
import { codeWords } from '../words/codes.ts';
import { useFormat } from '../words/format.ts';
import { rightsWords } from '../words/rights.ts';
import { isInherited } from './draft.ts';
import { chosenContract } from './inheritance.ts';
import { useRightsInWords } from './inWords.ts';
import type { Inheritable, RightsTarget } from './target.ts';

interface InheritedProps extends Inheritable {
  readonly section: RightSection;
  /** Day of the run, against which contracts have ended. */
  readonly asOf: string;
}

const Inherited = ({ section, contracts, inherits, asOf }: InheritedProps) => {
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

interface Props {
  readonly section: RightSection;
  readonly target: RightsTarget;
  readonly rights: Rights;
  readonly asOf: string;
  readonly onInherit: (inherits: boolean) => void;
  readonly children: ReactNode;
}

export const Section = ({ section, target, rights, asOf, onInherit, children }: Props) => {
  const words = useWords(rightsWords);
  const codes = useWords(codeWords);
  const inherited = isInherited(rights, section);
  const { inheritable } = target;
  return (
    <fieldset data-section={section}>
      <legend>
        {codes.section[section]}
        {!target.computed.has(section) && (
          <span className="mark documentation" title={words.noEffect}>
            {words.documentationOnly}
          </span>
        )}
      </legend>
      {inheritable && (
        <label className="option">
          <input type="checkbox" checked={inherited} onChange={event => onInherit(event.target.checked)} />
          <span>{words.inherit}</span>
        </label>
      )}
      {inherited && inheritable ? <Inherited section={section} {...inheritable} asOf={asOf} /> : children}
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

/** What an editor of a section is given. */
export interface FieldsProps {
  readonly target: RightsTarget;
  readonly rights: Rights;
  readonly change: (patch: Partial<Rights>) => void;
}

interface AsLicenseProps extends Pick<FieldsProps, 'target'> {
  readonly section: RightSection;
  readonly name: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** On a product of a license: the right is the license's own, which is said. Nothing where there is none to fall back on. */
export const AsLicense = ({ target: { fallback }, section, name, isChosen, onChoose }: AsLicenseProps) => {
  const words = useWords(rightsWords);
  const inWords = useRightsInWords();
  if (!fallback) return null;
  return (
    <Option
      name={name}
      text={words.asLicense}
      hint={inWords(fallback, section) || words.nothingThere}
      isChosen={isChosen}
      onChoose={onChoose}
    />
  );
};
