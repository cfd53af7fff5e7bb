/** Second use on a portable computer, and roles of computers that are exempt. */
import { useId } from 'react';
import { useWords } from '../words/bilingual.ts';
import { codeWords } from '../words/codes.ts';
import { rightsWords } from '../words/rights.ts';
import { useRightsInWords } from './inWords.ts';
import { AsLicense, type FieldsProps, Option } from './Section.tsx';

export const SecondUseFields = ({ target, rights, change }: FieldsProps) => {
  const words = useWords(rightsWords);
  const id = useId();
  const { secondUse } = rights;
  return (
    <>
      <AsLicense
        target={target}
        section="SECOND_USE"
        name={id}
        isChosen={secondUse === null}
        onChoose={() => change({ secondUse: null })}
      />
      <Option
        name={id}
        text={words.noSecondUse}
        isChosen={secondUse === 'NONE' || (secondUse === null && !target.fallback)}
        onChoose={() => change({ secondUse: 'NONE' })}
      />
      <Option
        name={id}
        text={words.portable}
        hint={words.portableHint}
        isChosen={secondUse === 'PORTABLE'}
        onChoose={() => change({ secondUse: 'PORTABLE' })}
      />
    </>
  );
};

const ROLES = [
  'WARM_STANDBY',
  'HOT_STANDBY',
  'COLD_STANDBY',
  'BACKUP',
  'TEST',
  'TRAINING',
  'DEVELOPMENT',
  'PRODUCTION',
] as const;

export const ExemptRoleFields = ({ target: { fallback }, rights, change }: FieldsProps) => {
  const words = useWords(rightsWords);
  const codes = useWords(codeWords);
  const inWords = useRightsInWords();
  const toggle = (role: string): void =>
    change({
      exemptRoles: ROLES.filter(other =>
        other === role ? !rights.exemptRoles.includes(other) : rights.exemptRoles.includes(other),
      ),
    });
  return (
    <>
      <p className="hint">
        {words.exemptHint}
        {fallback && ` ${words.exemptOfLicense(inWords(fallback, 'EXEMPT_ROLES') || words.nothingThere)}`}
      </p>
      <div className="roles">
        {ROLES.map(role => (
          <label key={role}>
            <input type="checkbox" checked={rights.exemptRoles.includes(role)} onChange={() => toggle(role)} />
            {codes.role[role]}
          </label>
        ))}
      </div>
    </>
  );
};
