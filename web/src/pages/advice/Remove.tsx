/** Unused installations that could be removed, by license and product, with the computers they are on. */
import type { Advice, Removal } from '../../api/advice.ts';
import { Card } from '../../parts/Card.tsx';
import { Link } from '../../parts/Link.tsx';
import { MovedMoney } from '../../parts/MovedMoney.tsx';
import { Narrowing } from '../../parts/Narrowing.tsx';
import { usePrinting } from '../../parts/usePrinting.ts';
import { Moved } from '../../rights/Effect.tsx';
import { explainAddress, recordAddress } from '../../state/location.ts';
import { adviceWords } from '../../words/advice-page.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { whatIfAddress } from '../what-if/address.ts';
import { LicenseName, TryOut } from './Step.tsx';
import { type Basis, removalText } from './tryOut.ts';

interface Props {
  readonly advice: Advice;
  readonly basis: Basis;
  readonly run: string | null;
}

/** The computers of a group, folded up on a screen and whole on paper. */
const Computers = ({ removal, run }: { readonly removal: Removal; readonly run: string | null }) => {
  const words = useWords(adviceWords);
  const { number, day } = useFormat();
  const isPrinting = usePrinting();
  const { computers, installations } = removal;
  const count = new Set(computers.map(({ computer }) => computer)).size;
  return (
    <details open={isPrinting || undefined} className="computers">
      <summary>{words.computersOf(count, number(count))}</summary>
      <ul>
        {computers.map(({ computer, version, edition, lastUsed }) => (
          <li key={JSON.stringify([computer, version, edition])}>
            <Link to={recordAddress('computers', computer, run)}>{computer}</Link>{' '}
            <span className="quiet">
              {[[version, edition].filter(Boolean).join(' '), words.lastUsed(day(lastUsed))].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {installations > computers.length && <p className="hint">{words.firstComputers(number(computers.length))}</p>}
    </details>
  );
};

const RemovalTable = ({ advice, basis, run }: Props) => {
  const words = useWords(adviceWords);
  const { number } = useFormat();
  const addressOf = (removal: Removal): string | undefined => {
    const text = removalText(basis, removal);
    return text === undefined ? undefined : whatIfAddress(text, advice.policy);
  };
  return (
    <Narrowing
      label={words.remove}
      rows={advice.removals}
      keyOf={({ product, licenseKey }) => JSON.stringify([product, licenseKey])}
      columns={[
        {
          title: words.product,
          cell: ({ product }) => <Link to={explainAddress({ product }, run)}>{product}</Link>,
        },
        {
          title: words.license,
          cell: ({ licenseKey, name }) =>
            licenseKey === null ? (
              <span className="quiet">{words.nobody}</span>
            ) : (
              <LicenseName licenseKey={licenseKey} name={name ?? ''} run={run} />
            ),
        },
        { title: words.installations, isNumber: true, cell: ({ installations }) => number(installations) },
        {
          title: words.consumed,
          isNumber: true,
          cell: ({ licenseKey, effect }) =>
            licenseKey === null ? (
              '–'
            ) : (
              <Moved before={number(effect.consumedBefore)} after={number(effect.consumedAfter)} />
            ),
        },
        {
          title: words.unlicensed,
          isNumber: true,
          cell: ({ effect }) => (
            <Moved before={number(effect.unlicensedBefore)} after={number(effect.unlicensedAfter)} />
          ),
        },
        {
          title: words.exposure,
          isNumber: true,
          cell: ({ effect }) => (
            <MovedMoney before={effect.exposureBefore} after={effect.exposureAfter} same={words.unchanged} />
          ),
        },
        { title: words.computers, cell: removal => <Computers removal={removal} run={run} /> },
        {
          title: words.tryOutTitle,
          cell: removal => (
            <TryOut address={addressOf(removal)} what={`${removal.product} ${removal.licenseKey ?? ''}`.trim()} />
          ),
        },
      ]}
    />
  );
};

export const Remove = (props: Props) => {
  const words = useWords(adviceWords);
  const { number } = useFormat();
  const { removals, removalsLeftOut, unusedInstallations, unusedDays, unknownUse } = props.advice;
  const unused = words.unusedCount(unusedInstallations, number(unusedInstallations));
  return (
    <Card id="remove" title={words.remove} hint={words.removeHint(unused, number(unusedDays))}>
      {unknownUse > 0 && <p className="hint">{words.unknownUse(number(unknownUse))}</p>}
      {removals.length === 0 ? <p>{words.nothingToRemove}</p> : <RemovalTable {...props} />}
      {removalsLeftOut > 0 && <p className="hint">{words.leftOut(number(removalsLeftOut))}</p>}
    </Card>
  );
};
