/** What was changed in a record, by whom and when, and what a change of rights did to positions. */

import type { Change, ChangeEffect } from '../api/types.ts';
import { licenseAddress } from '../state/location.ts';
import { useWords } from '../words/bilingual.ts';
import { codeWords } from '../words/codes.ts';
import { useFormat } from '../words/format.ts';
import { historyWords } from '../words/history.ts';
import { whatIfWords } from '../words/what-if.ts';
import { Card } from './Card.tsx';
import { Link } from './Link.tsx';
import { ProblemText } from './ProblemText.tsx';

/** What a change of rights did to positions, or why that is not known. */
export const EffectOf = ({ effect }: { readonly effect: ChangeEffect }) => {
  const words = useWords(historyWords);
  const { number, day } = useFormat();
  const { asOf, positions, unlicensed, notComputed, together } = effect;
  if (notComputed !== null)
    return (
      <p className="hint">
        <ProblemText message={notComputed} />
      </p>
    );
  return (
    <div className="says">
      <p>
        {asOf === null ? words.effect : words.effectOn(day(asOf))}
        {together > 1 && ` ${words.together(number(together))}`}
      </p>
      {positions.length === 0 && !(unlicensed && unlicensed.before !== unlicensed.after) && <p>{words.noEffect}</p>}
      <ul>
        {positions.map(({ licenseKey, before, after }) => (
          <li key={licenseKey}>
            <Link to={licenseAddress(licenseKey)}>{licenseKey}</Link>:{' '}
            {words.moved(
              before ? number(before.consumed) : '–',
              after ? number(after.consumed) : '–',
              before ? number(before.shortfall) : '–',
              after ? number(after.shortfall) : '–',
            )}
          </li>
        ))}
        {unlicensed && unlicensed.before !== unlicensed.after && (
          <li>{words.unlicensed(number(unlicensed.before), number(unlicensed.after))}</li>
        )}
      </ul>
    </div>
  );
};

interface Props {
  readonly history: readonly Change[];
  /** Table of the record that the page is about; changes of what belongs to it are named. */
  readonly of?: string;
  /** What the history leaves out. */
  readonly note?: string;
}

/** "Product of a license SQL Prompt 10": a record that belongs to the one of the page. */
const Belonging = ({ change: { table, key } }: { readonly change: Change }) => {
  const words = useWords(whatIfWords);
  const name = words.table[table.toLowerCase() as keyof typeof words.table] ?? table.toLowerCase();
  return (
    <>
      {' '}
      · {name} {key.filter(Boolean).join(' ')}
    </>
  );
};

export const History = ({ history, of, note }: Props) => {
  const words = useWords(historyWords);
  const codes = useWords(codeWords);
  const { moment } = useFormat();
  return (
    <Card id="history" title={words.title} hint={note}>
      {history.length === 0 && <p className="quiet">{words.none}</p>}
      <ol className="stack">
        {history.map(change => {
          const { number, table, at, who, kind, columns, effect } = change;
          return (
            <li key={number}>
              <strong>{codes.change[kind]}</strong>
              {of !== undefined && table !== of && <Belonging change={change} />}{' '}
              <span className="quiet">{words.changedBy(who || words.nobody, moment(at))}</span>
              {kind === 'CHANGED' && (
                <ul>
                  {columns.map(({ column, before, after }) => (
                    <li key={column}>
                      <code>{column}</code>: {before || words.blank} → {after || words.blank}
                    </li>
                  ))}
                </ul>
              )}
              {effect && <EffectOf effect={effect} />}
            </li>
          );
        })}
      </ol>
    </Card>
  );
};
