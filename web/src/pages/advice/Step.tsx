/** What every step of advice shows: amounts, which license, and the way to try it out. */
import type { Money } from '../../api/types.ts';
import { Link } from '../../parts/Link.tsx';
import { licenseAddress } from '../../state/location.ts';
import { adviceWords } from '../../words/advice-page.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';

/** Amounts of several currencies, one below the other; `none` where there are none. */
export const Amounts = ({ amounts, none }: { readonly amounts: readonly Money[]; readonly none: string }) => {
  const { money } = useFormat();
  const some = amounts.filter(({ amount }) => /[1-9]/.test(amount));
  if (some.length === 0) return <>{none}</>;
  return (
    <>
      {some.map(each => (
        <div key={each.currency}>{money(each)}</div>
      ))}
    </>
  );
};

interface LicenseNameProps {
  readonly licenseKey: string;
  readonly name: string;
  readonly run: string | null;
}

export const LicenseName = ({ licenseKey, name, run }: LicenseNameProps) => (
  <>
    <Link to={licenseAddress(licenseKey, run)}>{name || licenseKey}</Link>
    {name !== '' && <span className="key">{licenseKey}</span>}
  </>
);

/** A link to the what-if page; nothing where the step is too long for an address. */
export const TryOut = ({ address, what }: { readonly address: string | undefined; readonly what: string }) => {
  const words = useWords(adviceWords);
  if (address === undefined) return null;
  return (
    <Link to={address} className="noprint" label={words.tryOutOf(what)}>
      {words.tryOut}
    </Link>
  );
};
