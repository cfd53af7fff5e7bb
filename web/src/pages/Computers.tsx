/** The computers of the estate as they are now. */
import { COMPUTERS, type ComputersAnswer } from '../api/lists.ts';
import { useRows } from '../api/useRows.ts';
import { SearchField, SelectField } from '../parts/Field.tsx';
import { Link } from '../parts/Link.tsx';
import { ListTable } from '../parts/ListTable.tsx';
import { More } from '../parts/More.tsx';
import { Empty } from '../parts/States.tsx';
import { Title } from '../parts/Title.tsx';
import { addressWith, useChange, usePlace } from '../state/location.ts';
import { useWords } from '../words/bilingual.ts';
import { codeWords } from '../words/codes.ts';
import { useFormat } from '../words/format.ts';
import { listWords } from '../words/lists.ts';
import { shellWords } from '../words/shell.ts';

const pick = (answer: ComputersAnswer) => answer.computers;
const pairs = (words: Readonly<Record<string, string>>) => Object.entries(words);

export const Computers = () => {
  const words = useWords(listWords);
  const codes = useWords(codeWords);
  const shell = useWords(shellWords);
  const { number, day } = useFormat();
  const change = useChange();
  const { parameters } = usePlace();
  const given = (name: string): string | null => parameters.get(name) || null;
  const asked = { text: given('text'), kind: given('kind'), status: given('status'), role: given('role') };
  const list = useRows(COMPUTERS, asked, pick, 100);
  const count = (value: number | null): string => (value === null ? '–' : number(value));
  return (
    <>
      <Title text={words.computersTitle} />
      <search className="filters">
        <SearchField label={words.computersSearch} value={asked.text ?? ''} onChange={text => change({ text })} />
        <SelectField
          label={words.kind}
          value={asked.kind ?? ''}
          options={[['', words.allKinds], ...pairs(codes.computerKind)]}
          onChange={kind => change({ kind })}
        />
        <SelectField
          label={words.status}
          value={asked.status ?? ''}
          options={[['', words.allStatuses], ...pairs(codes.computerStatus)]}
          onChange={status => change({ status })}
        />
        <SelectField
          label={words.role}
          value={asked.role ?? ''}
          options={[['', words.allRoles], ...pairs(codes.role)]}
          onChange={role => change({ role })}
        />
      </search>
      {list.total === 0 && !list.isLoading ? (
        <Empty title={Object.values(asked).some(Boolean) ? shell.noneFits : shell.none} />
      ) : (
        <ListTable
          label={words.computersTitle}
          rows={list.rows}
          keyOf={row => row.key}
          columns={[
            {
              title: words.computer,
              cell: row => (
                <Link to={addressWith('/explain', new URLSearchParams(), { computer: row.key })}>{row.key}</Link>
              ),
            },
            {
              title: words.kind,
              cell: row => (row.host ? `${codes.computerKind[row.kind]}, ${row.host}` : codes.computerKind[row.kind]),
            },
            { title: words.status, cell: row => codes.computerStatus[row.status] },
            { title: words.role, cell: row => codes.role[row.role as keyof typeof codes.role] },
            { title: words.os, cell: row => row.os },
            { title: words.processors, cell: row => count(row.processors), isNumber: true },
            { title: words.cores, cell: row => count(row.cores), isNumber: true },
            { title: words.user, cell: row => row.user?.name ?? row.user?.key },
            { title: words.location, cell: row => row.location },
            { title: words.lastInventory, cell: row => row.lastInventory && day(row.lastInventory) },
          ]}
        />
      )}
      <More list={list} />
    </>
  );
};
