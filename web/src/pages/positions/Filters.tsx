/** What is above the table: text, status, publisher, order on narrow screens, groups, columns, export. */
import type { PublisherSum } from '../../api/types.ts';
import { STATUSES } from '../../api/types.ts';
import { SearchField, SelectField } from '../../parts/Field.tsx';
import { useChange } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords, inAddress } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { positionWords } from '../../words/positions.ts';
import { COLUMNS, type Column, columnsAsText, ORDER_OF } from './columns.ts';
import { exportAddress, type TableState } from './query.ts';

interface Props {
  readonly state: TableState;
  readonly publishers: readonly PublisherSum[];
  readonly runNumber: number;
}

const ColumnChoice = ({ state }: Pick<Props, 'state'>) => {
  const words = useWords(positionWords);
  const change = useChange();
  const toggle = (column: Column): void => {
    const next = COLUMNS.filter(other =>
      other === column ? !state.columns.includes(other) : state.columns.includes(other),
    );
    change({ columns: columnsAsText(next) });
  };
  return (
    <details className="choice wide">
      <summary>{words.columns}</summary>
      <fieldset>
        <legend className="unseen">{words.columns}</legend>
        {COLUMNS.filter(column => column !== 'name').map(column => (
          <label key={column}>
            <input type="checkbox" checked={state.columns.includes(column)} onChange={() => toggle(column)} />
            {words.column[column]}
          </label>
        ))}
      </fieldset>
    </details>
  );
};

const NarrowOrder = ({ state }: Pick<Props, 'state'>) => {
  const words = useWords(positionWords);
  const change = useChange();
  const options = COLUMNS.filter(column => ORDER_OF[column]).flatMap(column => [
    [`${column} asc`, `${words.column[column]}, ${words.ascending}`] as const,
    [`${column} desc`, `${words.column[column]}, ${words.descending}`] as const,
  ]);
  return (
    <SelectField
      className="narrow"
      label={words.sortBy}
      value={`${state.sort} ${state.isDescending ? 'desc' : 'asc'}`}
      options={options}
      onChange={value => {
        const [sort, order] = value.split(' ');
        change({ sort, order });
      }}
    />
  );
};

export const Filters = ({ state, publishers, runNumber }: Props) => {
  const words = useWords(positionWords);
  const codes = useWords(codeWords);
  const { compare } = useFormat();
  const change = useChange();
  const names = publishers
    .map(({ publisher }) => publisher)
    .filter(name => name !== '')
    .toSorted(compare);
  const status = state.statuses.map(inAddress).join(',');
  const statuses = STATUSES.map(code => [inAddress(code), codes.status[code]] as const);
  return (
    <search className="filters">
      <SearchField label={words.text} value={state.text} onChange={text => change({ text })} />
      <SelectField
        label={words.status}
        value={status}
        options={[
          ['', words.allStatuses],
          ...statuses,
          ...(state.statuses.length > 1
            ? [[status, state.statuses.map(code => codes.status[code]).join(', ')] as const]
            : []),
        ]}
        onChange={value => change({ status: value })}
      />
      <SelectField
        label={words.publisher}
        value={state.publisher}
        options={[['', words.allPublishers], ...names.map(name => [name, name] as const)]}
        onChange={publisher => change({ publisher })}
      />
      <NarrowOrder state={state} />
      <label className="check">
        <input
          type="checkbox"
          checked={state.isGrouped}
          onChange={event => change({ group: event.target.checked ? 'publisher' : null })}
        />
        {words.group}
      </label>
      <ColumnChoice state={state} />
      <a className="button" href={exportAddress('csv', state, runNumber)} download>
        {words.csv}
      </a>
      <a className="button" href={exportAddress('xlsx', state, runNumber)} download>
        {words.xlsx}
      </a>
    </search>
  );
};
