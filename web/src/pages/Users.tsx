/** The users of the estate as they are now. */
import type { UsersQuery } from '../api/generated.ts';
import { USER_FIELDS, USERS } from '../api/lists.ts';
import { useRows } from '../api/useRows.ts';
import { SearchField, SelectField } from '../parts/Field.tsx';
import { Link } from '../parts/Link.tsx';
import { ListTable } from '../parts/ListTable.tsx';
import { More } from '../parts/More.tsx';
import { Empty } from '../parts/States.tsx';
import { Title } from '../parts/Title.tsx';
import { useOrder } from '../parts/useOrder.ts';
import { recordAddress, useChange, usePlace } from '../state/location.ts';
import { useWords } from '../words/bilingual.ts';
import { codeIn, codeWords } from '../words/codes.ts';
import { listWords } from '../words/lists.ts';
import { shellWords } from '../words/shell.ts';

const pick = (answer: UsersQuery) => answer.users;

const NOTHING = { text: null, status: null, 'business-unit': null, location: null, 'cost-center': null } as const;

export const Users = () => {
  const words = useWords(listWords);
  const codes = useWords(codeWords);
  const shell = useWords(shellWords);
  const change = useChange();
  const { parameters } = usePlace();
  const given = (name: string): string | null => parameters.get(name) || null;
  const filter = {
    text: given('text'),
    status: codeIn(codes.userStatus, given('status')),
    businessUnit: given('business-unit'),
    location: given('location'),
    costCenter: given('cost-center'),
  };
  const order = useOrder(USER_FIELDS);
  const orderBy = { field: order.field, direction: order.isDescending ? 'DESC' : 'ASC' } as const;
  const list = useRows(USERS, { filter, orderBy }, pick, 100);
  const isFiltered = Object.values(filter).some(Boolean);
  const exact = [
    ['business-unit', words.businessUnit, filter.businessUnit],
    ['location', words.location, filter.location],
    ['cost-center', words.costCenter, filter.costCenter],
  ] as const;
  return (
    <>
      <Title text={words.usersTitle} />
      <search className="filters">
        <SearchField label={words.usersSearch} value={filter.text ?? ''} onChange={text => change({ text })} />
        <SelectField
          label={words.status}
          value={filter.status ?? ''}
          options={[['', words.allStatuses], ...Object.entries(codes.userStatus)]}
          onChange={status => change({ status })}
        />
        {exact.map(([name, label, value]) => (
          <SearchField
            key={name}
            label={label}
            value={value ?? ''}
            rest={0}
            onChange={text => change({ [name]: text.trim() })}
          />
        ))}
        {isFiltered && (
          <button type="button" className="plain" onClick={() => change(NOTHING)}>
            {shell.clear}
          </button>
        )}
      </search>
      {list.total === 0 && !list.isLoading ? (
        <Empty title={isFiltered ? shell.noneFits : shell.none} />
      ) : (
        <ListTable
          label={words.usersTitle}
          rows={list.rows}
          keyOf={row => row.key}
          order={order}
          columns={[
            {
              title: words.user,
              field: 'USER',
              cell: row => <Link to={recordAddress('users', row.key)}>{row.key}</Link>,
            },
            { title: words.userName, field: 'NAME', cell: row => row.name },
            { title: words.email, field: 'EMAIL', cell: row => row.email },
            { title: words.status, field: 'STATUS', cell: row => codes.userStatus[row.status] },
            { title: words.businessUnit, field: 'BUSINESS_UNIT', cell: row => row.businessUnit },
            { title: words.location, field: 'LOCATION', cell: row => row.location },
            { title: words.costCenter, cell: row => row.costCenter },
          ]}
        />
      )}
      <More list={list} />
    </>
  );
};
