/** When what was bought under a contract begins and ends, the first to end at the top. */
import type { ContractLicense } from '../../api/records.ts';
import type { Purchase } from '../../api/types.ts';
import { Card } from '../../parts/Card.tsx';
import { Link } from '../../parts/Link.tsx';
import { Narrowing } from '../../parts/Narrowing.tsx';
import { licenseAddress } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { detailWords } from '../../words/details.ts';
import { useFormat } from '../../words/format.ts';

interface Props {
  readonly licenses: readonly ContractLicense[];
  readonly run: string | null;
  readonly asOf: string | null;
}

interface Row extends Purchase {
  readonly license: string;
}

/** What ends comes before what does not. */
const byEnd = (one: Row, other: Row): number => {
  if (one.expires === other.expires) return one.key < other.key ? -1 : 1;
  if (one.expires === null || other.expires === null) return one.expires === null ? 1 : -1;
  return one.expires < other.expires ? -1 : 1;
};

export const ContractPurchases = ({ licenses, run, asOf }: Props) => {
  const words = useWords(detailWords);
  const codes = useWords(codeWords);
  const { day, number } = useFormat();
  const rows = licenses
    .flatMap(({ key, purchases }) => purchases.map((purchase): Row => ({ ...purchase, license: key })))
    .toSorted(byEnd);
  return (
    <Card title={words.purchases}>
      {rows.length === 0 ? (
        <p className="quiet">{words.noPurchases}</p>
      ) : (
        <Narrowing
          label={words.purchases}
          rows={rows}
          keyOf={({ key }) => key}
          columns={[
            { title: words.purchase, cell: ({ key }) => key },
            {
              title: words.license,
              cell: ({ license }) => <Link to={licenseAddress(license, run)}>{license}</Link>,
            },
            { title: words.kind, cell: ({ kind }) => codes.purchase[kind] },
            { title: words.quantity, cell: ({ quantity }) => number(quantity), isNumber: true },
            { title: words.starts, isShort: true, cell: ({ starts }) => (starts === null ? words.open : day(starts)) },
            {
              title: words.ends,
              isShort: true,
              cell: ({ expires }) =>
                expires === null ? (
                  words.open
                ) : (
                  <span className={asOf !== null && expires < asOf ? 'quiet' : undefined}>{day(expires)}</span>
                ),
            },
          ]}
        />
      )}
    </Card>
  );
};
