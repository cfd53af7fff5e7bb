/** The changes of the change set, one below the other, each of which can be taken out. */
import { useWords } from '../../words/bilingual.ts';
import { whatIfWords } from '../../words/what-if.ts';
import type { Entry } from './changeSet.ts';

/** The columns that name a row, by table. */
const NAMING: Readonly<Record<string, readonly string[]>> = {
  licenses: ['license'],
  license_products: ['license', 'product', 'version', 'edition'],
  license_contracts: ['license', 'contract'],
  contracts: ['contract'],
  purchases: ['purchase'],
  installations: ['computer', 'product', 'version', 'edition'],
  computers: ['computer'],
  users: ['user'],
  allocations: ['license', 'computer', 'user'],
};

/** Places in the list of what is shown at most; the text has all. */
const SHOWN = 100;

const EntryLine = ({ entry, remove }: { readonly entry: Entry; readonly remove: () => void }) => {
  const words = useWords(whatIfWords);
  const { op, table, cells } = entry;
  const naming = NAMING[table] ?? Object.keys(cells).slice(0, 1);
  const name = naming
    .map(column => cells[column])
    .filter(Boolean)
    .join(' · ');
  const others = Object.entries(cells).filter(([column]) => !naming.includes(column));
  return (
    <li>
      <div>
        <span className={op === 'remove' ? 'mark bad' : 'mark'}>{op === 'remove' ? words.removed : words.set}</span>{' '}
        <span className="quiet">{words.table[table as keyof typeof words.table] ?? table}</span> <strong>{name}</strong>
        {others.length > 0 && (
          <ul className="cells">
            {others.map(([column, value]) => (
              <li key={column}>
                <code>{column}</code>: {value || words.blank}
              </li>
            ))}
          </ul>
        )}
      </div>
      <button type="button" className="plain" onClick={remove} aria-label={words.takeOutOf(name)}>
        {words.takeOut}
      </button>
    </li>
  );
};

interface Props {
  readonly entries: readonly Entry[];
  readonly remove: (entry: Entry) => void;
}

export const Changes = ({ entries, remove }: Props) => {
  const words = useWords(whatIfWords);
  if (entries.length === 0) return <p className="quiet">{words.noChanges}</p>;
  return (
    <>
      <ol className="changes" aria-label={words.changes}>
        {entries.slice(0, SHOWN).map(entry => (
          <EntryLine key={`${entry.op} ${entry.table} ${entry.at}`} entry={entry} remove={() => remove(entry)} />
        ))}
      </ol>
      {entries.length > SHOWN && <p className="hint">{words.moreChanges(String(entries.length - SHOWN))}</p>}
    </>
  );
};
