/** Products of which more or less is unlicensed in one run than in another, each with its causes. */
import type { Difference } from '../../api/runs.ts';
import { Link } from '../../parts/Link.tsx';
import { Narrowing } from '../../parts/Narrowing.tsx';
import { Moved } from '../../rights/Effect.tsx';
import { explainAddress } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { licenseWords } from '../../words/license.ts';
import { workWords } from '../../words/work.ts';
import { Causes } from './Causes.tsx';

export const UnlicensedDifferences = ({ unlicensed, to }: Pick<Difference, 'unlicensed' | 'to'>) => {
  const words = useWords(workWords);
  const license = useWords(licenseWords);
  const { number } = useFormat();
  return (
    <Narrowing
      label={words.unlicensedDiffers}
      rows={unlicensed}
      keyOf={({ productKey }) => productKey}
      columns={[
        {
          title: license.product,
          cell: ({ productKey }) => <Link to={explainAddress({ product: productKey }, to.id)}>{productKey}</Link>,
        },
        { title: license.publisher, cell: ({ publisher }) => publisher },
        {
          title: words.unlicensed,
          isNumber: true,
          cell: ({ before, after }) => <Moved before={number(before)} after={number(after)} />,
        },
        { title: words.why, cell: ({ causes }) => <Causes causes={causes} /> },
      ]}
    />
  );
};
