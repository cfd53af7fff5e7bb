/** The users of the estate as they are now. */
import type { UsersQuery } from '../api/generated.ts';
import { USER_FIELDS, USERS } from '../api/lists.ts';
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
import { listWords } from '../words/lists.ts';
import { shellWords } from '../words/shell.ts';

const pick = (answer: UsersQuery) => answer.users;

export const Users = () => {
  const words = useWords(listWords);
  const codes = useWords(codeWords);
  const shell = useWords(shellWords);
  const change = useChange();
  const filters = useFilters(['text', 'status', 'business-unit', 'location', 'cost-center']);
  const { given } = filters;
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
  const exact = [
    ['business-unit', words.businessUnit, filter.businessUnit],
    ['location', words.location, filter.location],
    ['cost-center', words.costCenter, filter.costCenter],
  ] as const;
  return (
    <>
      <Title text={words.usersTitle} />
      <Filters filters={filters}>
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
      </Filters>
      <Listing
        label={words.usersTitle}
        list={list}
        none={filters.isFiltered ? shell.noneFits : shell.none}
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
    </>
  );
};
