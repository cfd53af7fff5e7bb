/** The strip above the table that answers where the risk is; every figure in it leads to its rows. */
import type { Overview as OverviewOf, PublisherSum } from '../../api/types.ts';
import { Link } from '../../parts/Link.tsx';
import { Status } from '../../parts/Status.tsx';
import { addressWith, type Patch } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { inAddress } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { positionWords } from '../../words/positions.ts';

interface Props {
  readonly run: OverviewOf;
  /** The run chosen in the address. */
  readonly chosen: string | null;
}

/** Bars of one currency shown at most. */
const BARS = 6;

/** Only for the length of a bar: amounts that are shown stay text. */
const length = (amount: string): number => Number(amount);

const amountIn = ({ exposure }: PublisherSum, currency: string): string =>
  exposure.find(money => money.currency === currency)?.amount ?? '0';

const useTo =
  (chosen: string | null) =>
  (patch: Patch, path = '/') =>
    addressWith(path, new URLSearchParams(), { run: chosen, ...patch });

const Chart = ({ run, chosen, currency }: Props & { readonly currency: string }) => {
  const words = useWords(positionWords);
  const { money, number } = useFormat();
  const to = useTo(chosen);
  const ranked = run.byPublisher
    .map(sum => ({ publisher: sum.publisher, amount: amountIn(sum, currency) }))
    .filter(({ amount }) => length(amount) > 0)
    .toSorted((one, other) => length(other.amount) - length(one.amount));
  const most = length(ranked[0]?.amount ?? '1');
  const rest = ranked.length - BARS;
  return (
    <section className="chart">
      <h3>{words.exposureIn(currency || '–')}</h3>
      <ol>
        {ranked.slice(0, BARS).map(({ publisher, amount }) => (
          <li key={publisher}>
            <Link to={to({ publisher, sort: 'exposure', order: 'desc' })}>
              <span className="who">{publisher || words.noPublisher}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect width={Math.max((length(amount) / most) * 100, 0.8)} height="10" />
              </svg>
              <span className="amount">{money({ amount, currency })}</span>
            </Link>
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <p className="hint">
          <Link to={to({ status: 'at-risk', sort: 'exposure', order: 'desc' })}>{words.others(number(rest))}</Link>
        </p>
      )}
    </section>
  );
};

const Tiles = ({ run, chosen }: Props) => {
  const words = useWords(positionWords);
  const { money, number } = useFormat();
  const to = useTo(chosen);
  const { totals } = run;
  const real = totals.exposure.filter(({ amount }) => length(amount) > 0);
  return (
    <ul className="tiles">
      {real.length === 0 && (
        <li>
          <div className="tile">
            <span className="what">{words.noExposure}</span>
            <span className="hint">{words.noExposureHelp}</span>
          </div>
        </li>
      )}
      {real.map(exposure => (
        <li key={exposure.currency}>
          <Link className="tile strong" to={to({ status: 'at-risk', sort: 'exposure', order: 'desc' })}>
            <span className="what">{words.exposure}</span>
            <span className="figure">{money(exposure)}</span>
          </Link>
        </li>
      ))}
      <li>
        <Link className="tile" to={to({ status: 'at-risk', sort: 'shortfall', order: 'desc' })}>
          <span className="what">{words.shortLicenses}</span>
          <span className="figure">{number(totals.atRisk)}</span>
          <span className="hint">{words.missing(number(totals.shortfall))}</span>
        </Link>
      </li>
      <li>
        <Link className="tile" to={to({}, '/unlicensed')}>
          <span className="what">{words.unlicensed}</span>
          <span className="figure">{number(totals.unlicensed)}</span>
          <span className="hint">{words.unlicensedHelp}</span>
        </Link>
      </li>
      <li>
        <Link className="tile" to={to({})}>
          <span className="what">{words.licenses}</span>
          <span className="figure">{number(totals.licenses)}</span>
          <span className="hint">{words.licensesHelp(number(totals.installations))}</span>
        </Link>
      </li>
    </ul>
  );
};

export const Overview = ({ run, chosen }: Props) => {
  const words = useWords(positionWords);
  const { number } = useFormat();
  const to = useTo(chosen);
  const currencies = run.totals.exposure.filter(({ amount }) => length(amount) > 0).map(({ currency }) => currency);
  return (
    <section className="overview" aria-label={words.risk}>
      <Tiles run={run} chosen={chosen} />
      <div className="charts">
        {currencies.map(currency => (
          <Chart key={currency} run={run} chosen={chosen} currency={currency} />
        ))}
        <section className="chart statuses">
          <h3>{words.byStatus}</h3>
          <ol>
            {run.byStatus.map(({ status, positions }) => (
              <li key={status}>
                <Link to={to({ status: inAddress(status) })}>
                  <Status status={status} />
                  <span className="amount">{number(positions)}</span>
                </Link>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </section>
  );
};
