/** The downgrade right: none, or allowed down to a version and an edition. */
import { type ReactNode, useId } from 'react';
import type { Rights } from '../api/types.ts';
import { useWords } from '../words/bilingual.ts';
import { rightsWords } from '../words/rights.ts';
import { mistakesIn } from './draft.ts';
import type { Floors } from './order.ts';
import { Option } from './Section.tsx';

export interface FieldsProps {
  readonly rights: Rights;
  readonly change: (patch: Partial<Rights>) => void;
}

interface FloorProps {
  readonly label: string;
  readonly value: string | null;
  readonly lists: readonly { readonly product: string; readonly names: readonly string[] }[];
  readonly say: (name: string) => string;
  readonly isWrong: boolean;
  readonly describedBy: string;
  readonly onChange: (value: string) => void;
}

const Floor = ({ label, value, lists, say, isWrong, describedBy, onChange }: FloorProps) => {
  const words = useWords(rightsWords);
  const id = useId();
  const known = new Set(lists.flatMap(({ names }) => names));
  const shown =
    value === null || value.toLowerCase() === 'any' ? 'any' : value.toLowerCase() === 'none' ? 'none' : value;
  const options = (names: readonly string[]): ReactNode =>
    names.map(name => (
      <option key={name} value={name}>
        {say(name)}
      </option>
    ));
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={shown}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? describedBy : undefined}
        onChange={event => onChange(event.target.value)}
      >
        <option value="any">{words.any}</option>
        <option value="none">{words.notAllowed}</option>
        {shown !== 'any' && shown !== 'none' && !known.has(shown) && <option value={shown}>{say(shown)}</option>}
        {lists.length === 1
          ? options(lists[0].names)
          : lists.map(({ product, names }) => (
              <optgroup key={product} label={product}>
                {options(names)}
              </optgroup>
            ))}
      </select>
    </div>
  );
};

export const DowngradeFields = ({ rights, change, floors }: FieldsProps & { readonly floors: readonly Floors[] }) => {
  const words = useWords(rightsWords);
  const id = useId();
  const isAllowed = rights.downgrade === 'ALLOWED';
  const isWrong = mistakesIn(rights).includes('nothing');
  const own = [...new Map(floors.map(floor => [floor.product, floor])).values()];
  return (
    <>
      <Option name={id} text={words.noDowngrade} isChosen={!isAllowed} onChoose={() => change({ downgrade: 'NONE' })} />
      <Option
        name={id}
        text={words.downgradeAllowed}
        isChosen={isAllowed}
        onChoose={() =>
          change({
            downgrade: 'ALLOWED',
            downgradeVersion: rights.downgradeVersion ?? 'any',
            downgradeEdition: rights.downgradeEdition ?? 'any',
          })
        }
      />
      {isAllowed && (
        <div className="inner">
          <Floor
            label={words.downToVersion}
            value={rights.downgradeVersion}
            lists={own.map(({ product, versions }) => ({ product, names: versions }))}
            say={words.oldest}
            isWrong={isWrong}
            describedBy={`${id}-wrong`}
            onChange={downgradeVersion => change({ downgradeVersion })}
          />
          <Floor
            label={words.downToEdition}
            value={rights.downgradeEdition}
            lists={own.map(({ product, editions }) => ({ product, names: editions }))}
            say={words.least}
            isWrong={isWrong}
            describedBy={`${id}-wrong`}
            onChange={downgradeEdition => change({ downgradeEdition })}
          />
        </div>
      )}
      <div role="alert" id={`${id}-wrong`}>
        {isWrong && <p className="says bad">{words.nothing}</p>}
      </div>
    </>
  );
};
