/** The downgrade right: none, or allowed down to a version and an edition. */
import { type ReactNode, useId } from 'react';
import { useWords } from '../words/bilingual.ts';
import { rightsWords } from '../words/rights.ts';
import { mistakesIn } from './draft.ts';
import { AsLicense, type FieldsProps, Option } from './Section.tsx';

interface FloorProps {
  readonly label: string;
  readonly value: string | null;
  /** Blank is a choice of its own: the limit of the license. */
  readonly hasFallback: boolean;
  readonly lists: readonly { readonly product: string; readonly names: readonly string[] }[];
  readonly say: (name: string) => string;
  readonly isWrong: boolean;
  readonly describedBy: string;
  readonly onChange: (value: string | null) => void;
}

const shownOf = (value: string | null, hasFallback: boolean): string => {
  if (value === null) return hasFallback ? '' : 'any';
  const lower = value.toLowerCase();
  return lower === 'any' || lower === 'none' ? lower : value;
};

const Floor = ({ label, value, hasFallback, lists, say, isWrong, describedBy, onChange }: FloorProps) => {
  const words = useWords(rightsWords);
  const id = useId();
  const shown = shownOf(value, hasFallback);
  const known = new Set(['', 'any', 'none', ...lists.flatMap(({ names }) => names)]);
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
        onChange={event => onChange(event.target.value || null)}
      >
        {hasFallback && <option value="">{words.asLicense}</option>}
        <option value="any">{words.any}</option>
        <option value="none">{words.notAllowed}</option>
        {!known.has(shown) && <option value={shown}>{say(shown)}</option>}
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

export const DowngradeFields = ({ target, rights, change }: FieldsProps) => {
  const words = useWords(rightsWords);
  const id = useId();
  const { downgrade, downgradeVersion, downgradeEdition } = rights;
  const hasFallback = target.fallback !== null;
  const isAllowed = downgrade === 'ALLOWED';
  const isWrong = mistakesIn(rights).includes('nothing');
  // A product may leave the right to the license and set the limits alone.
  const hasFloors = isAllowed || (hasFallback && downgrade === null && Boolean(downgradeVersion ?? downgradeEdition));
  const own = [...new Map(target.floors.map(floor => [floor.product, floor])).values()];
  return (
    <>
      <AsLicense
        target={target}
        section="DOWNGRADE"
        name={id}
        isChosen={downgrade === null}
        onChoose={() => change({ downgrade: null, downgradeVersion: null, downgradeEdition: null })}
      />
      <Option
        name={id}
        text={words.noDowngrade}
        isChosen={!isAllowed && !(hasFallback && downgrade === null)}
        onChoose={() => change({ downgrade: 'NONE' })}
      />
      <Option
        name={id}
        text={words.downgradeAllowed}
        isChosen={isAllowed}
        onChoose={() =>
          change({
            downgrade: 'ALLOWED',
            downgradeVersion: downgradeVersion ?? 'any',
            downgradeEdition: downgradeEdition ?? 'any',
          })
        }
      />
      {hasFloors && (
        <div className="inner">
          <Floor
            label={words.downToVersion}
            value={downgradeVersion}
            hasFallback={hasFallback}
            lists={own.map(({ product, versions }) => ({ product, names: versions }))}
            say={words.oldest}
            isWrong={isWrong}
            describedBy={`${id}-wrong`}
            onChange={floor => change({ downgradeVersion: floor })}
          />
          <Floor
            label={words.downToEdition}
            value={downgradeEdition}
            hasFallback={hasFallback}
            lists={own.map(({ product, editions }) => ({ product, names: editions }))}
            say={words.least}
            isWrong={isWrong}
            describedBy={`${id}-wrong`}
            onChange={floor => change({ downgradeEdition: floor })}
          />
        </div>
      )}
      <div role="alert" id={`${id}-wrong`}>
        {isWrong && <p className="says bad">{words.nothing}</p>}
      </div>
    </>
  );
};
