/** The contracts, what they grant, and the licenses that may take it from them. */
import type { ContractsQuery } from '../api/generated.ts';
import { CONTRACT_FIELDS, CONTRACTS, type ContractRow } from '../api/lists.ts';
import { RIGHT_SECTIONS, type RightSection } from '../api/types.ts';
import { useRows } from '../api/useRows.ts';
import { SearchField } from '../parts/Field.tsx';
import { Filters, useFilters } from '../parts/Filters.tsx';
import { Link } from '../parts/Link.tsx';
import { Listing } from '../parts/Listing.tsx';
import { Title } from '../parts/Title.tsx';
import { useOrder } from '../parts/useOrder.ts';
import { useRightsInWords } from '../rights/inWords.ts';
import { licenseAddress, recordAddress, useChange } from '../state/location.ts';
import { useWords } from '../words/bilingual.ts';
import { codeWords } from '../words/codes.ts';
import { useFormat } from '../words/format.ts';
import { licenseWords } from '../words/license.ts';
import { listWords } from '../words/lists.ts';
import { shellWords } from '../words/shell.ts';

/** Sections whose phrase does not say what it is about. */
const NAMED: ReadonlySet<RightSection> = new Set(['UPGRADE', 'EXEMPT_ROLES']);

const pick = (answer: ContractsQuery) => answer.contracts;

export const Contracts = () => {
  const words = useWords(listWords);
  const license = useWords(licenseWords);
  const codes = useWords(codeWords);
  const shell = useWords(shellWords);
  const { day } = useFormat();
  const inWords = useRightsInWords();
  const change = useChange();
  const filters = useFilters(['text', 'publisher']);
  const filter = { text: filters.given('text'), publisher: filters.given('publisher') };
  const order = useOrder(CONTRACT_FIELDS);
  const orderBy = { field: order.field, direction: order.isDescending ? 'DESC' : 'ASC' } as const;
  const list = useRows(CONTRACTS, { filter, orderBy }, pick, 100);
  const interval = ({ permanent, starts, expires }: ContractRow): string =>
    [permanent && words.permanent, starts && license.from(day(starts)), expires && license.until(day(expires))]
      .filter(Boolean)
      .join(', ');
  return (
    <>
      <Title text={words.contractsTitle} />
      <Filters filters={filters}>
        <SearchField label={words.contractsSearch} value={filter.text ?? ''} onChange={text => change({ text })} />
        <SearchField
          label={words.publisher}
          value={filter.publisher ?? ''}
          rest={0}
          onChange={publisher => change({ publisher: publisher.trim() })}
        />
      </Filters>
      <Listing
        label={words.contractsTitle}
        list={list}
        none={filters.isFiltered ? shell.noneFits : shell.none}
        keyOf={row => row.key}
        order={order}
        columns={[
          {
            title: words.contract,
            field: 'CONTRACT',
            cell: row => (
              <>
                <Link to={recordAddress('contracts', row.key)}>{row.name || row.key}</Link>
                <span className="key">{row.key}</span>
              </>
            ),
          },
          { title: words.publisher, field: 'PUBLISHER', cell: row => row.publisher },
          { title: words.interval, field: 'EXPIRES', cell: interval },
          {
            title: words.grants,
            cell: row => {
              const granted = RIGHT_SECTIONS.filter(section => inWords(row.rights, section) !== '');
              return granted.length === 0 ? (
                <span className="quiet">{words.nothingGranted}</span>
              ) : (
                <ul>
                  {granted.map(section => (
                    <li key={section}>
                      {NAMED.has(section) && <strong>{codes.section[section]}: </strong>}
                      {inWords(row.rights, section)}
                    </li>
                  ))}
                </ul>
              );
            },
          },
          {
            title: words.licenses,
            cell: row => (
              <ul>
                {row.licenses.map(({ key }) => (
                  <li key={key}>
                    <Link to={licenseAddress(key)}>{key}</Link>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </>
  );
};
