/** Multiple use: on one computer, where it makes the two models of a downgrade, or by one user. */
import { useId } from 'react';
import type { Rights } from '../api/types.ts';
import { useWords } from '../words/bilingual.ts';
import { rightsWords } from '../words/rights.ts';
import { mistakesIn } from './draft.ts';
import { AsLicense, type FieldsProps, Option } from './Section.tsx';

const Limit = ({ target, rights, change }: FieldsProps) => {
  const words = useWords(rightsWords);
  const id = useId();
  const { multipleUseLimit: limit } = rights;
  const isWrong = mistakesIn(rights).includes('limit');
  return (
    <>
      <div className="inner">
        <div className="field">
          <label htmlFor={id}>{words.limit}</label>
          <input
            id={id}
            type="number"
            min="1"
            step="1"
            value={limit === null || Number.isNaN(limit) ? '' : limit}
            aria-invalid={isWrong}
            aria-describedby={`${id}-hint`}
            onChange={event =>
              change({ multipleUseLimit: event.target.value === '' ? null : event.target.valueAsNumber })
            }
          />
          <span className="hint" id={`${id}-hint`}>
            {target.fallback ? words.limitOfLicense : words.limitHint}
          </span>
        </div>
      </div>
      <div role="alert">{isWrong && <p className="says bad">{words.limitWrong}</p>}</div>
    </>
  );
};

interface ModelProps {
  readonly group: string;
  readonly name: string;
  readonly set: string;
  readonly text: string;
  readonly numbers: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

const Model = ({ group, name, set, text, numbers, isChosen, onChoose }: ModelProps) => (
  <label className={isChosen ? 'chosen' : undefined}>
    <span className="option">
      <input type="radio" name={group} checked={isChosen} onChange={onChoose} />
      <strong>{name}</strong>
    </span>
    <span>{text}</span>
    <span className="quiet">{numbers}</span>
    <span className="hint">{set}</span>
  </label>
);

/** Whether a downgrade is allowed, so that multiple use chooses between its two models. */
const hasDowngrade = ({ downgrade }: Rights, fallback: Rights | null): boolean =>
  downgrade === 'ALLOWED' || downgrade === 'INHERIT' || (downgrade === null && fallback?.downgrade === 'ALLOWED');

/** The two models that publishers mean by downgrade, explained and chosen by name. */
const Models = ({
  id,
  rights,
  isNone,
  change,
}: Omit<FieldsProps, 'target'> & { readonly id: string; readonly isNone: boolean }) => {
  const words = useWords(rightsWords);
  return (
    <section aria-label={words.models}>
      <p className="hint">{words.models}</p>
      <div className="models">
        <Model
          group={id}
          name={words.backward}
          set={words.multipleComputer}
          text={words.backwardText}
          numbers={words.modelNumbers('1', '2')}
          isChosen={rights.multipleUse === 'COMPUTER'}
          onChoose={() => change({ multipleUse: 'COMPUTER' })}
        />
        <Model
          group={id}
          name={words.aggregation}
          set={words.noMultipleUse}
          text={words.aggregationText}
          numbers={words.modelNumbers('2', '2')}
          isChosen={isNone}
          onChoose={() => change({ multipleUse: 'NONE' })}
        />
      </div>
    </section>
  );
};

export const MultipleUseFields = ({ target, rights, change }: FieldsProps) => {
  const words = useWords(rightsWords);
  const id = useId();
  const { multipleUse, multipleUseLimit } = rights;
  const { multipleUses, fallback, computed } = target;
  const isBlank = multipleUse === null;
  const countsUsers = multipleUses[0] === 'USER';
  // Nothing given on a license of users means all computers of a user; elsewhere it means no multiple use.
  const isNone = multipleUse === 'NONE' || (isBlank && !fallback && !countsUsers);
  const hasModels = multipleUses.includes('COMPUTER') && computed.has('MULTIPLE_USE') && hasDowngrade(rights, fallback);
  const hasLimit =
    multipleUse === 'COMPUTER' || multipleUse === 'USER' || (isBlank && (countsUsers || multipleUseLimit !== null));
  const saidWays = { COMPUTER: words.multipleComputer, USER: words.multipleUser };
  const ways = multipleUses.filter(way => !(hasModels && way === 'COMPUTER'));
  return (
    <>
      <AsLicense
        target={target}
        section="MULTIPLE_USE"
        name={id}
        isChosen={isBlank}
        onChoose={() => change({ multipleUse: null, multipleUseLimit: null })}
      />
      {countsUsers && !fallback && (
        <Option
          name={id}
          text={words.multipleUsual}
          isChosen={isBlank}
          onChoose={() => change({ multipleUse: null })}
        />
      )}
      {hasModels ? (
        <Models id={id} rights={rights} isNone={isNone} change={change} />
      ) : (
        <Option
          name={id}
          text={words.noMultipleUse}
          isChosen={isNone}
          onChoose={() => change({ multipleUse: 'NONE' })}
        />
      )}
      {ways.map(way => (
        <Option
          key={way}
          name={id}
          text={saidWays[way]}
          isChosen={multipleUse === way}
          onChoose={() => change({ multipleUse: way })}
        />
      ))}
      {hasLimit && <Limit target={target} rights={rights} change={change} />}
    </>
  );
};
