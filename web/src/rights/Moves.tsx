/** Installations that would change hands: from which license to which, and on which computers for example. */
import type { Move } from '../api/types.ts';
import { Link } from '../parts/Link.tsx';
import { licenseAddress, recordAddress } from '../state/location.ts';
import { useWords } from '../words/bilingual.ts';
import { useFormat } from '../words/format.ts';
import { rightsWords } from '../words/rights.ts';

/** Moves and computers shown at most; of the others the number is said. */
const MOVES_SHOWN = 30;
const COMPUTERS_SHOWN = 5;

const Side = ({ license }: { readonly license: string | null }) => {
  const words = useWords(rightsWords);
  return license === null ? (
    <span className="badge bad">{words.noLicense}</span>
  ) : (
    <Link to={licenseAddress(license)}>{license}</Link>
  );
};

export const Moves = ({ moved }: { readonly moved: readonly Move[] }) => {
  const words = useWords(rightsWords);
  const { number } = useFormat();
  if (moved.length === 0) return <p className="quiet">{words.nothingMoves}</p>;
  return (
    <>
      <ul className="moves">
        {moved.slice(0, MOVES_SHOWN).map(({ from, to, product, count, computers }) => (
          <li key={`${from} ${to} ${product}`}>
            <span>
              <strong>{number(count)} ×</strong> {product}: <Side license={from} /> <span aria-hidden="true">→</span>{' '}
              <Side license={to} />
            </span>
            <span className="key">
              {computers.slice(0, COMPUTERS_SHOWN).map((computer, at) => (
                <span key={computer}>
                  {at > 0 && ', '}
                  <Link to={recordAddress('computers', computer)}>{computer}</Link>
                </span>
              ))}
              {count > Math.min(computers.length, COMPUTERS_SHOWN) && ' …'}
            </span>
          </li>
        ))}
      </ul>
      {moved.length > MOVES_SHOWN && <p className="hint">{words.moreMoves(number(moved.length - MOVES_SHOWN))}</p>}
    </>
  );
};
