/** The computers of the estate as they are now. */
import type { ComputersQuery } from '../api/generated.ts';
import { COMPUTER_FIELDS, COMPUTERS } from '../api/lists.ts';
import { useRows } from '../api/useRows.ts';
import { SearchField, SelectField } from '../parts/Field.tsx';
import { Filters, useFilters } from '../parts/Filters.tsx';
import { Link } from '../parts/Link.tsx';
import { Listing } from '../parts/Listing.tsx';
import { Title } from '../parts/Title.tsx';
import { useOrder } from '../parts/useOrder.ts';
import { recordAddress, useChange } from '../state/location.ts';
import { useWords } from '../words/bilingual.ts';
import { codeIn, codeWords } from '../words/codes.ts';
import { useFormat } from '../words/format.ts';
import { listWords } from '../words/lists.ts';
import { shellWords } from '../words/shell.ts';

const pick = (answer: ComputersQuery) => answer.computers;
const pairs = (words: Readonly<Record<string, string>>) => Object.entries(words);

export const Computers = () => {
  const words = useWords(listWords);
  const codes = useWords(codeWords);
  const shell = useWords(shellWords);
  const { number, day } = useFormat();
  const change = useChange();
  const filters = useFilters(['text', 'kind', 'status', 'role', 'business-unit', 'location']);
  const { given } = filters;
  const asked = {
    text: given('text'),
    kind: codeIn(codes.computerKind, given('kind')),
    status: codeIn(codes.computerStatus, given('status')),
    role: codeIn(codes.role, given('role')),
    businessUnit: given('business-unit'),
    location: given('location'),
  };
  const order = useOrder(COMPUTER_FIELDS);
  const orderBy = { field: order.field, direction: order.isDescending ? 'DESC' : 'ASC' } as const;
  const list = useRows(COMPUTERS, { filter: asked, orderBy }, pick, 100);
  const count = (value: number | null): string => (value === null ? '–' : number(value));
  return (
    <>
      <Title text={words.computersTitle} />
      <Filters filters={filters}>
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
        <SearchField
          label={words.businessUnit}
          value={asked.businessUnit ?? ''}
          rest={0}
          onChange={unit => change({ 'business-unit': unit.trim() })}
        />
        <SearchField
          label={words.location}
          value={asked.location ?? ''}
          rest={0}
          onChange={location => change({ location: location.trim() })}
        />
      </Filters>
      <Listing
        label={words.computersTitle}
        list={list}
        none={filters.isFiltered ? shell.noneFits : shell.none}
        keyOf={row => row.key}
        order={order}
        columns={[
          {
            title: words.computer,
            field: 'COMPUTER',
            cell: row => <Link to={recordAddress('computers', row.key)}>{row.key}</Link>,
          },
          {
            title: words.kind,
            field: 'KIND',
            cell: row => (row.host ? `${codes.computerKind[row.kind]}, ${row.host}` : codes.computerKind[row.kind]),
          },
          { title: words.status, field: 'STATUS', cell: row => codes.computerStatus[row.status] },
          { title: words.role, field: 'ROLE', cell: row => codes.role[row.role as keyof typeof codes.role] },
          { title: words.os, field: 'OS', cell: row => row.os },
          { title: words.processors, cell: row => count(row.processors), isNumber: true },
          { title: words.cores, field: 'CORES', cell: row => count(row.cores), isNumber: true },
          {
            title: words.user,
            cell: row =>
              row.user && <Link to={recordAddress('users', row.user.key)}>{row.user.name || row.user.key}</Link>,
          },
          { title: words.businessUnit, field: 'BUSINESS_UNIT', cell: row => row.businessUnit },
          { title: words.location, field: 'LOCATION', cell: row => row.location },
          {
            title: words.lastInventory,
            field: 'LAST_INVENTORY',
            cell: row => row.lastInventory && day(row.lastInventory),
          },
        ]}
      />
    </>
  );
};
