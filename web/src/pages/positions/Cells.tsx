/** The cells of one position, column by column. */
import type { ReactNode } from 'react';
import type { PositionRow } from '../../api/types.ts';
import { Balance } from '../../parts/Balance.tsx';
import { Link } from '../../parts/Link.tsx';
import { Status } from '../../parts/Status.tsx';
import { licenseAddress } from '../../state/location.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { metricName } from '../../words/metrics.ts';
import { positionWords } from '../../words/positions.ts';
import { type Column, NUMERIC } from './columns.ts';

interface Props {
  readonly row: PositionRow;
  readonly run: string | null;
  readonly columns: readonly Column[];
}

const Name = ({ row: { license }, run }: Pick<Props, 'row' | 'run'>) => (
  <th scope="row" title={license.name ?? undefined}>
    <Link to={licenseAddress(license.key, run)}>{license.name || license.key}</Link>
    {license.name && <span className="key">{license.key}</span>}
  </th>
);

const Available = ({ row }: Pick<Props, 'row'>) => {
  const { number } = useFormat();
  return (
    <span className="withbar">
      <Balance {...row} />
      <span>{number(row.available)}</span>
    </span>
  );
};

/** The cells of a row where there is room for all of them. */
export const Cells = ({ row, run, columns }: Props) => {
  const words = useWords(positionWords);
  const { number, money } = useFormat();
  const { language } = usePreferences();
  const isBlank = row.status === 'NOT_TRACKED';
  const orDash = (value: number): string => (value === 0 ? '–' : number(value));
  const cell: Readonly<Record<Exclude<Column, 'name'>, () => ReactNode>> = {
    publisher: () => row.license.publisher,
    metric: () => metricName(row.license.metric, language),
    entitled: () => number(row.entitled),
    consumed: () => (isBlank ? '–' : number(row.consumed)),
    available: () => (isBlank ? '–' : <Available row={row} />),
    shortfall: () => (row.shortfall > 0 ? <strong className="short">{number(row.shortfall)}</strong> : '–'),
    projected: () => orDash(row.projected),
    raw: () => orDash(row.raw),
    exempt: () => orDash(row.exempt),
    status: () => <Status status={row.status} />,
    exposure: () => {
      if (row.shortfall === 0) return '–';
      return row.exposure ? money(row.exposure) : <span className="quiet">{words.noPrice}</span>;
    },
  };
  return columns.map(column =>
    column === 'name' ? (
      <Name key={column} row={row} run={run} />
    ) : (
      <td key={column} className={NUMERIC.has(column) || column === 'available' ? 'number' : undefined}>
        {cell[column]()}
      </td>
    ),
  );
};

/** The two cells of a row on a narrow screen: who, and how it stands. */
export const NarrowCells = ({ row, run }: Omit<Props, 'columns'>) => {
  const words = useWords(positionWords);
  const { number, money } = useFormat();
  const standing = (): string => {
    if (row.shortfall > 0) return words.shortBy(number(row.shortfall));
    return row.available < 0 ? words.beyond(number(-row.available)) : words.left(number(row.available));
  };
  return (
    <>
      <Name row={row} run={run} />
      <td className="number">
        <Status status={row.status} />
        {row.status !== 'NOT_TRACKED' && (
          <>
            <Balance {...row} />
            <span className={row.shortfall > 0 ? 'short' : 'quiet'}>
              {standing()}
              {row.shortfall > 0 && row.exposure ? ` · ${money(row.exposure)}` : ''}
            </span>
          </>
        )}
      </td>
    </>
  );
};
