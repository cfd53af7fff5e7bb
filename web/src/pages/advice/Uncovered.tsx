/** What nothing covers, and how many of a license of the kind it would need. */
import type { Advice } from '../../api/advice.ts';
import { Card } from '../../parts/Card.tsx';
import { Link } from '../../parts/Link.tsx';
import { Narrowing } from '../../parts/Narrowing.tsx';
import { explainAddress, licenseAddress } from '../../state/location.ts';
import { adviceWords } from '../../words/advice-page.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';

export const Uncovered = ({ advice, run }: { readonly advice: Advice; readonly run: string | null }) => {
  const words = useWords(adviceWords);
  const { number, money } = useFormat();
  const { licensing, licensingLeftOut } = advice;
  return (
    <Card id="licensing" title={words.licensing} hint={words.licensingHint}>
      {licensing.length === 0 ? (
        <p>{words.nothingUncovered}</p>
      ) : (
        <Narrowing
          label={words.licensing}
          rows={licensing}
          keyOf={({ product }) => product}
          columns={[
            {
              title: words.product,
              cell: ({ product, publisher }) => (
                <>
                  <Link to={explainAddress({ product }, run)}>{product}</Link>
                  {publisher !== '' && <span className="key">{publisher}</span>}
                </>
              ),
            },
            { title: words.software, cell: ({ software }) => software.filter(Boolean).join(', ') || '–' },
            { title: words.installations, isNumber: true, cell: ({ installations }) => number(installations) },
            {
              title: words.like,
              cell: ({ likeKey }) =>
                likeKey === null ? (
                  <span className="quiet">{words.noLike}</span>
                ) : (
                  <Link to={licenseAddress(likeKey, run)}>{likeKey}</Link>
                ),
            },
            {
              title: words.needed,
              isNumber: true,
              cell: ({ quantity }) => (quantity === null ? '–' : number(quantity)),
            },
            {
              title: words.cost,
              isNumber: true,
              cell: ({ cost, quantity }) => (cost ? money(cost) : quantity === null ? '–' : words.noPrice),
            },
          ]}
        />
      )}
      {licensingLeftOut > 0 && <p className="hint">{words.moreProducts(number(licensingLeftOut))}</p>}
    </Card>
  );
};
