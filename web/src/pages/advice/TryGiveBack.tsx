/** Leads to the what-if page with less of the purchases that nothing needs; how much of each is bought is asked for only then. */
import { useState } from 'react';
import type { GiveBack } from '../../api/advice.ts';
import type { ApiError } from '../../api/ask.ts';
import { ask } from '../../api/ask.ts';
import type { Policy, Purchase } from '../../api/types.ts';
import { shownError } from '../../api/useAnswer.ts';
import { PURCHASES_OF } from '../../api/whatIf.ts';
import { Failed } from '../../parts/States.tsx';
import { goTo } from '../../state/location.ts';
import { adviceWords } from '../../words/advice-page.ts';
import { useWords } from '../../words/bilingual.ts';
import { whatIfAddress } from '../what-if/address.ts';
import { type Basis, giveBackText } from './tryOut.ts';

interface Props {
  readonly giveBack: GiveBack;
  readonly policy: Policy;
  readonly basis: Basis;
}

export const TryGiveBack = ({ giveBack, policy, basis }: Props) => {
  const words = useWords(adviceWords);
  const [error, setError] = useState<ApiError>();
  const [isTooLittle, setTooLittle] = useState(false);
  const go = (bought: readonly Purchase[]): void => {
    const text = giveBackText(basis, giveBack, bought);
    const address = text === undefined ? undefined : whatIfAddress(text, policy);
    if (address === undefined) setTooLittle(true);
    else goTo(address);
  };
  const start = (): void => {
    setError(undefined);
    ask(PURCHASES_OF, { license: giveBack.licenseKey }).then(
      ({ license }) => go(license?.purchases ?? []),
      (thrown: unknown) => setError(shownError(thrown)),
    );
  };
  if (isTooLittle) return <span className="quiet">{words.noWholePacks}</span>;
  return (
    <>
      <button type="button" className="plain" aria-label={words.tryOutOf(giveBack.licenseKey)} onClick={start}>
        {words.tryOut}
      </button>
      {error && <Failed error={error} />}
    </>
  );
};
