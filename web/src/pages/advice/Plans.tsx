/** Plans of purchases side by side: what they cost and what they change, each to be tried out. */
import type { Advice, Plan } from '../../api/advice.ts';
import { Link } from '../../parts/Link.tsx';
import { MovedMoney } from '../../parts/MovedMoney.tsx';
import { Moved } from '../../rights/Effect.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { adviceSentence } from '../../words/advice.ts';
import { adviceWords } from '../../words/advice-page.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { whatIfAddress } from '../what-if/address.ts';
import { Amounts } from './Step.tsx';
import { type Basis, purchasesText } from './tryOut.ts';

/** The what-if page knows no rates, which the policy optimal needs where prices are in several currencies. */
const needsRates = ({ policy, cost, effect }: Plan): boolean =>
  policy === 'OPTIMAL' && new Set([...cost, ...effect.exposureBefore].map(({ currency }) => currency)).size > 1;

interface PlanProps {
  readonly plan: Plan;
  readonly mark: string;
  readonly basis: Basis;
}

const PlanFigures = ({ plan: { cost, bound, proven, effect } }: { readonly plan: Plan }) => {
  const words = useWords(adviceWords);
  const { number } = useFormat();
  return (
    <dl className="facts">
      <dt>{words.cost}</dt>
      <dd>
        <strong>
          <Amounts amounts={cost} none={words.nothing} />
        </strong>
      </dd>
      {!proven && (
        <>
          <dt>{words.bound}</dt>
          <dd>
            <Amounts amounts={bound} none={words.nothing} />
          </dd>
        </>
      )}
      <dt>{words.exposure}</dt>
      <dd>
        <MovedMoney before={effect.exposureBefore} after={effect.exposureAfter} same={words.unchanged} />
      </dd>
      <dt>{words.shortfall}</dt>
      <dd>
        <Moved before={number(effect.shortfallBefore)} after={number(effect.shortfallAfter)} />
      </dd>
      <dt>{words.unlicensed}</dt>
      <dd>
        <Moved before={number(effect.unlicensedBefore)} after={number(effect.unlicensedAfter)} />
      </dd>
    </dl>
  );
};

const OnePlan = ({ plan, mark, basis }: PlanProps) => {
  const words = useWords(adviceWords);
  const { number } = useFormat();
  const { policy, proven, unpriced, purchases } = plan;
  const address = whatIfAddress(purchasesText(basis, purchases), policy);
  return (
    <div data-policy={policy}>
      <h3>
        {words.planOf[policy]} <span className="mark">{mark}</span>
      </h3>
      <PlanFigures plan={plan} />
      <p className="hint">{proven ? words.proven : words.unproven}</p>
      {unpriced > 0 && <p className="says warn">{words.unpriced(number(unpriced))}</p>}
      {needsRates(plan) ? (
        <p className="hint noprint">{words.tryNeedsRates}</p>
      ) : (
        address !== undefined && (
          <p className="noprint">
            <Link to={address}>{words.tryPlan}</Link>
          </p>
        )
      )}
    </div>
  );
};

export const Plans = ({ advice, basis }: { readonly advice: Advice; readonly basis: Basis }) => {
  const words = useWords(adviceWords);
  const { language } = usePreferences();
  const { purchases, cheaperPurchases, cheaperSentence } = advice;
  const said = cheaperSentence === null ? null : adviceSentence(cheaperSentence, language);
  return (
    <>
      <div className="models plans">
        <OnePlan plan={purchases} mark={words.asInRun} basis={basis} />
        {cheaperPurchases && <OnePlan plan={cheaperPurchases} mark={words.cheaper} basis={basis} />}
      </div>
      {said && <p lang={said.language}>{said.text}</p>}
    </>
  );
};
