/** What a decision is about: a product with version and edition, and where or by whom it is used. */
import type { Decision } from '../api/types.ts';
import { addressWith, type Patch } from '../state/location.ts';
import { Link } from './Link.tsx';

type About = Pick<Decision, 'product' | 'version' | 'edition' | 'computer' | 'user'>;

export const softwareText = ({ product, version, edition }: About): string =>
  [product?.key, version, edition].filter(text => text).join(' ') || '–';

/** Where the decision is explained together with all others of its computer or user. */
const explainAddress = ({ computer, user, product }: About, run: string | null): string => {
  const about: Patch = computer
    ? { computer: computer.key, product: product?.key ?? null }
    : { user: user?.key ?? null };
  return addressWith('/explain', new URLSearchParams(), { ...about, run });
};

export const Where = ({ about, run }: { readonly about: About; readonly run: string | null }) => {
  const { computer, user } = about;
  if (!computer && !user) return <>–</>;
  return (
    <>
      <Link to={explainAddress(about, run)}>{computer?.key ?? user?.name ?? user?.key}</Link>
      {computer && user && <span className="key">{user.name ?? user.key}</span>}
    </>
  );
};
