/** Imports: send files, and what became of earlier ones. */
import type { ImportsQuery } from '../../api/generated.ts';
import { IMPORTS, type ImportHead } from '../../api/imports.ts';
import { useRows } from '../../api/useRows.ts';
import { SearchField, SelectField } from '../../parts/Field.tsx';
import { Link } from '../../parts/Link.tsx';
import { ListTable } from '../../parts/ListTable.tsx';
import { More } from '../../parts/More.tsx';
import { Empty } from '../../parts/States.tsx';
import { JobBadge } from '../../parts/Status.tsx';
import { Title } from '../../parts/Title.tsx';
import { stepOf, useChange, usePlace } from '../../state/location.ts';
import { useMayChange } from '../../state/viewer.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { shellWords } from '../../words/shell.ts';
import { workWords } from '../../words/work.ts';
import { nameOf } from './FileName.tsx';
import { SendFiles } from './SendFiles.tsx';

const pick = (answer: ImportsQuery) => answer.imports;
const sum = ({ counts }: ImportHead, column: 'read' | 'rejected'): number =>
  counts.reduce((total, count) => total + count[column], 0);
const STATES = ['RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
const NAMES_SHOWN = 4;

export const Imports = () => {
  const words = useWords(workWords);
  const { number, moment } = useFormat();
  const mayChange = useMayChange();
  const codes = useWords(codeWords);
  const shell = useWords(shellWords);
  const change = useChange();
  const { parameters } = usePlace();
  const text = parameters.get('text') ?? '';
  const state = STATES.find(code => code === parameters.get('state')?.toUpperCase());
  const list = useRows(IMPORTS, { text: text || null, state: state ? [state] : null }, pick, 50);
  const isFiltered = text !== '' || state !== undefined;
  const names = (files: readonly string[]): string =>
    [
      ...files.slice(0, NAMES_SHOWN).map(nameOf),
      ...(files.length > NAMES_SHOWN ? [`+ ${number(files.length - NAMES_SHOWN)}`] : []),
    ].join(', ');
  return (
    <>
      <Title text={words.importsTitle} />
      <p className="quiet">{words.importsLead}</p>
      {mayChange && <SendFiles />}
      <search className="filters">
        <SearchField label={words.search} value={text} onChange={value => change({ text: value })} />
        <SelectField
          label={words.state}
          value={state ?? ''}
          options={[['', words.allStates], ...STATES.map(code => [code, codes.job[code]] as const)]}
          onChange={code => change({ state: code.toLowerCase() })}
        />
      </search>
      {list.total === 0 && !list.isLoading && <Empty title={isFiltered ? shell.noneFits : words.noImports} />}
      {list.rows.length > 0 && (
        <ListTable
          label={words.importsTitle}
          rows={list.rows}
          keyOf={row => row.id}
          columns={[
            {
              title: words.number,
              cell: row => <Link to={`/imports/${stepOf(row.id)}`}>{words.importTitle(number(row.number))}</Link>,
            },
            { title: words.files, cell: row => names(row.files) },
            { title: words.state, cell: row => <JobBadge state={row.state} /> },
            { title: words.rows, cell: row => number(sum(row, 'read')), isNumber: true },
            { title: words.rejected, cell: row => number(sum(row, 'rejected')), isNumber: true },
            { title: words.when, cell: row => moment(row.startedAt) },
            { title: words.who, cell: row => row.who },
          ]}
        />
      )}
      <More list={list} />
    </>
  );
};
