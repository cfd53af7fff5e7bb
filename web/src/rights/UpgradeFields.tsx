/** The upgrade right: none, any newer version, or those released up to a day. */
import { useId } from 'react';
import { useWords } from '../words/bilingual.ts';
import { rightsWords } from '../words/rights.ts';
import { AsLicense, type FieldsProps, Option } from './Section.tsx';

export const UpgradeFields = ({ target, rights, change }: FieldsProps) => {
  const words = useWords(rightsWords);
  const id = useId();
  const { upgrade, upgradeUntil } = rights;
  const isNull = upgrade === null;
  const hasDay = upgrade === 'UNTIL' || (isNull && upgradeUntil !== null);
  return (
    <>
      <AsLicense
        target={target}
        section="UPGRADE"
        name={id}
        isChosen={isNull}
        onChoose={() => change({ upgrade: null, upgradeUntil: null })}
      />
      <Option
        name={id}
        text={words.noUpgrade}
        isChosen={upgrade === 'NONE' || (isNull && !target.fallback)}
        onChoose={() => change({ upgrade: 'NONE' })}
      />
      <Option
        name={id}
        text={words.upgradeAny}
        isChosen={upgrade === 'ANY'}
        onChoose={() => change({ upgrade: 'ANY' })}
      />
      <Option
        name={id}
        text={words.upgradeUntil}
        isChosen={upgrade === 'UNTIL'}
        onChoose={() => change({ upgrade: 'UNTIL' })}
      />
      {hasDay && (
        <div className="inner">
          <div className="field">
            <label htmlFor={`${id}-day`}>{words.untilDay}</label>
            <input
              id={`${id}-day`}
              type="date"
              value={upgradeUntil ?? ''}
              aria-describedby={`${id}-hint`}
              onChange={event => change({ upgradeUntil: event.target.value || null })}
            />
            <span className="hint" id={`${id}-hint`}>
              {words.untilBlank[target.kind]}
            </span>
          </div>
        </div>
      )}
    </>
  );
};
