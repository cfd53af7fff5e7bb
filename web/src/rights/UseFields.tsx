/** The other rights: upgrade, multiple use with the two models it makes of a downgrade, second use, exempt roles. */
import { useId } from 'react';
import { useWords } from '../words/bilingual.ts';
import { codeWords } from '../words/codes.ts';
import { rightsWords } from '../words/rights.ts';
import type { FieldsProps } from './DowngradeFields.tsx';
import { mistakesIn } from './draft.ts';
import { Option } from './Section.tsx';

export const UpgradeFields = ({ rights, change }: FieldsProps) => {
  const words = useWords(rightsWords);
  const id = useId();
  const { upgrade } = rights;
  return (
    <>
      <Option
        name={id}
        text={words.noUpgrade}
        isChosen={upgrade === null || upgrade === 'NONE'}
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
      {upgrade === 'UNTIL' && (
        <div className="inner">
          <div className="field">
            <label htmlFor={`${id}-day`}>{words.untilDay}</label>
            <input
              id={`${id}-day`}
              type="date"
              value={rights.upgradeUntil ?? ''}
              aria-describedby={`${id}-hint`}
              onChange={event => change({ upgradeUntil: event.target.value || null })}
            />
            <span className="hint" id={`${id}-hint`}>
              {words.untilBlank}
            </span>
          </div>
        </div>
      )}
    </>
  );
};

const Models = ({ rights }: Pick<FieldsProps, 'rights'>) => {
  const words = useWords(rightsWords);
  const isBackward = rights.multipleUse === 'COMPUTER';
  const models = [
    { name: words.backward, text: words.backwardText, numbers: words.modelNumbers('1', '2'), isChosen: isBackward },
    {
      name: words.aggregation,
      text: words.aggregationText,
      numbers: words.modelNumbers('2', '2'),
      isChosen: !isBackward,
    },
  ];
  return (
    <section aria-label={words.models}>
      <p className="hint">{words.models}</p>
      <div className="models">
        {models.map(({ name, text, numbers, isChosen }) => (
          <div key={name} className={isChosen ? 'chosen' : undefined}>
            <p>
              <strong>{name}</strong> {isChosen && <span className="mark">{words.chosen}</span>}
            </p>
            <p>{text}</p>
            <p className="quiet">{numbers}</p>
          </div>
        ))}
      </div>
    </section>
  );
};

export const MultipleUseFields = ({ rights, change, way }: FieldsProps & { readonly way: 'USER' | 'COMPUTER' }) => {
  const words = useWords(rightsWords);
  const id = useId();
  const { multipleUse, multipleUseLimit } = rights;
  const isNone = multipleUse === 'NONE' || (multipleUse === null && way === 'COMPUTER');
  const hasLimit = multipleUse === way || (multipleUse === null && way === 'USER');
  const isWrong = mistakesIn(rights).includes('limit');
  return (
    <>
      {way === 'USER' && (
        <Option
          name={id}
          text={words.multipleUsual}
          isChosen={multipleUse === null}
          onChoose={() => change({ multipleUse: null })}
        />
      )}
      <Option name={id} text={words.noMultipleUse} isChosen={isNone} onChoose={() => change({ multipleUse: 'NONE' })} />
      <Option
        name={id}
        text={way === 'USER' ? words.multipleUser : words.multipleComputer}
        isChosen={multipleUse === way}
        onChoose={() => change({ multipleUse: way })}
      />
      {hasLimit && (
        <div className="inner">
          <div className="field">
            <label htmlFor={`${id}-limit`}>{words.limit}</label>
            <input
              id={`${id}-limit`}
              type="number"
              min="1"
              step="1"
              value={multipleUseLimit === null || Number.isNaN(multipleUseLimit) ? '' : multipleUseLimit}
              aria-invalid={isWrong}
              aria-describedby={`${id}-hint`}
              onChange={event =>
                change({ multipleUseLimit: event.target.value === '' ? null : event.target.valueAsNumber })
              }
            />
            <span className="hint" id={`${id}-hint`}>
              {words.limitHint}
            </span>
          </div>
        </div>
      )}
      <div role="alert">{isWrong && <p className="says bad">{words.limitWrong}</p>}</div>
      {way === 'COMPUTER' && (rights.downgrade === 'ALLOWED' || rights.downgrade === 'INHERIT') && (
        <Models rights={rights} />
      )}
    </>
  );
};

export const SecondUseFields = ({ rights, change }: FieldsProps) => {
  const words = useWords(rightsWords);
  const id = useId();
  const isPortable = rights.secondUse === 'PORTABLE';
  return (
    <>
      <Option
        name={id}
        text={words.noSecondUse}
        isChosen={!isPortable}
        onChoose={() => change({ secondUse: 'NONE' })}
      />
      <Option
        name={id}
        text={words.portable}
        hint={words.portableHint}
        isChosen={isPortable}
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

export const ExemptRoleFields = ({ rights, change }: FieldsProps) => {
  const words = useWords(rightsWords);
  const codes = useWords(codeWords);
  const toggle = (role: string): void =>
    change({
      exemptRoles: ROLES.filter(other =>
        other === role ? !rights.exemptRoles.includes(other) : rights.exemptRoles.includes(other),
      ),
    });
  return (
    <>
      <p className="hint">{words.exemptHint}</p>
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
