/** One day on which something ends: the sums of the estate on it and after it, and each thing with the positions it changes. */
import type { Renewal } from '../../api/renewals.ts';
import { Card } from '../../parts/Card.tsx';
import { Link } from '../../parts/Link.tsx';
import { MovedMoney } from '../../parts/MovedMoney.tsx';
import { Narrowing } from '../../parts/Narrowing.tsx';
import { Moved } from '../../rights/Effect.tsx';
import { licenseAddress, recordAddress } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { renewalWords } from '../../words/renewals.ts';

const SUMS = ['shortfall', 'unlicensed'] as const;
const FIGURES = [
  ['entitled', 'entitled'],
  ['consumed', 'consumed'],
  ['shortfall', 'missing'],
] as const;

/** What of an ending is needed to name it. */
type Named = Pick<Renewal, 'kind' | 'key' | 'name'>;

const addressOf = ({ kind, key }: Named): string | undefined => {
  if (kind === 'contract') return recordAddress('contracts', key);
  return kind === 'license' ? licenseAddress(key) : undefined;
};

/** What ends, with the way to it where it has a page. */
export const What = ({ renewal }: { readonly renewal: Named }) => {
  const words = useWords(renewalWords);
  const { kind, key, name } = renewal;
  const address = addressOf(renewal);
  const text = kind === 'token' || name === '' ? key : name;
  return (
    <>
      {address === undefined ? text : <Link to={address}>{text}</Link>}
      <span className="key">{kind === 'token' ? words.token : key}</span>
    </>
  );
};

/** What changes of each license; those it concerns without a change are named too. */
const Effects = ({ renewal: { effects, licenseKeys } }: { readonly renewal: Renewal }) => {
  const words = useWords(renewalWords);
  const { number } = useFormat();
  const unchanged = licenseKeys.filter(key => !effects.some(({ licenseKey }) => licenseKey === key));
  return (
    <ul className="effects">
      {effects.map(({ licenseKey, before, after }) => (
        <li key={licenseKey}>
          <Link to={licenseAddress(licenseKey)}>{licenseKey}</Link>{' '}
          {FIGURES.filter(([figure]) => before[figure] !== after[figure]).map(([figure, word]) => (
            <span key={figure} className="figure">
              {words[word]} <Moved before={number(before[figure])} after={number(after[figure])} />
            </span>
          ))}
        </li>
      ))}
      {(unchanged.length > 0 || effects.length === 0) && (
        <li className="quiet">
          {unchanged.map(key => (
            <span key={key}>
              <Link to={licenseAddress(key)}>{key}</Link>{' '}
            </span>
          ))}
          {words.noEffect}
        </li>
      )}
    </ul>
  );
};

const Sums = ({ before, after }: Pick<Renewal, 'before' | 'after'>) => {
  const words = useWords(renewalWords);
  const { number } = useFormat();
  return (
    <dl className="figures sums">
      <div>
        <dt>{words.exposure}</dt>
        <dd>
          <MovedMoney before={before.exposure} after={after.exposure} same={words.same} />
        </dd>
      </div>
      {SUMS.map(name => (
        <div key={name}>
          <dt>{words[name]}</dt>
          <dd>
            <Moved before={number(before[name])} after={number(after[name])} />
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** `renewals` end on the same day, of which there is one at least. */
export const Day = ({ renewals }: { readonly renewals: readonly Renewal[] }) => {
  const words = useWords(renewalWords);
  const { day, number } = useFormat();
  const [{ date, days, before, after }] = renewals;
  return (
    <Card title={day(date)} aside={<span className="quiet">{words.inDays(days, number(days))}</span>}>
      <Sums before={before} after={after} />
      <div className="endings">
        <Narrowing
          label={words.endsOn(day(date))}
          rows={renewals}
          keyOf={({ kind, key }) => `${kind} ${key}`}
          columns={[
            { title: words.what, cell: renewal => <What renewal={renewal} /> },
            { title: words.kind, cell: ({ kind }) => words.kinds[kind as keyof typeof words.kinds] ?? kind },
            { title: words.publisher, cell: ({ publisher }) => publisher || '–' },
            {
              title: words.quantity,
              isNumber: true,
              cell: ({ quantity }) => (quantity === null ? '–' : number(quantity)),
            },
            { title: words.effect, cell: renewal => <Effects renewal={renewal} /> },
          ]}
        />
      </div>
    </Card>
  );
};
