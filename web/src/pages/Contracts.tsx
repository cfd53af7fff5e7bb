/** The contracts, what they grant, and the licenses that may take it from them. */
import type { ContractsQuery } from '../api/generated.ts';
import { CONTRACTS, type ContractRow } from '../api/lists.ts';
import { RIGHT_SECTIONS, type RightSection } from '../api/types.ts';
import { useRows } from '../api/useRows.ts';
import { SearchField } from '../parts/Field.tsx';
import { Link } from '../parts/Link.tsx';
import { ListTable } from '../parts/ListTable.tsx';
import { More } from '../parts/More.tsx';
import { Empty } from '../parts/States.tsx';
import { Title } from '../parts/Title.tsx';
import { useRightsInWords } from '../rights/inWords.ts';
import { licenseAddress, recordAddress, useChange, usePlace } from '../state/location.ts';
import { useWords } from '../words/bilingual.ts';
import { codeWords } from '../words/codes.ts';
import { useFormat } from '../words/format.ts';
import { licenseWords } from '../words/license.ts';
import { listWords } from '../words/lists.ts';
import { shellWords } from '../words/shell.ts';

/** Sections whose phrase does not say what it is about. */
const NAMED: ReadonlySet<RightSection> = new Set(['UPGRADE', 'EXEMPT_ROLES']);

const pick = (answer: ContractsQuery) => answer.contracts;

const fits = ({ key, name, publisher, licenses }: ContractRow, text: string): boolean =>
  [key, name, publisher, ...licenses.flatMap(license => [license.key, license.name])].some(part =>
    part?.toLowerCase().includes(text),
  );

export const Contracts = () => {
  const words = useWords(listWords);
  const license = useWords(licenseWords);
  const codes = useWords(codeWords);
  const shell = useWords(shellWords);
  const { day } = useFormat();
  const inWords = useRightsInWords();
  const change = useChange();
  const text = usePlace().parameters.get('text') ?? '';
  // The list has no filter of its own, so all of it is asked for and searched here.
  const list = useRows(CONTRACTS, {}, pick, 200, true);
  const rows = list.rows.filter(row => fits(row, text.trim().toLowerCase()));
  const interval = ({ permanent, starts, expires }: ContractRow): string =>
    [permanent && words.permanent, starts && license.from(day(starts)), expires && license.until(day(expires))]
      .filter(Boolean)
      .join(', ');
  return (
    <>
      <Title text={words.contractsTitle} />
      <search className="filters">
        <SearchField label={words.contractsSearch} value={text} onChange={value => change({ text: value })} />
      </search>
      {rows.length === 0 && !list.isLoading && !list.error ? (
        <Empty title={text === '' ? shell.none : shell.noneFits} />
      ) : (
        <ListTable
          label={words.contractsTitle}
          rows={rows}
          keyOf={row => row.key}
          columns={[
            {
              title: words.contract,
              cell: row => (
                <>
                  <Link to={recordAddress('contracts', row.key)}>{row.name || row.key}</Link>
                  <span className="key">{row.key}</span>
                </>
              ),
            },
            { title: words.publisher, cell: row => row.publisher },
            { title: words.interval, cell: interval },
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
      )}
      <More list={list} />
    </>
  );
};
