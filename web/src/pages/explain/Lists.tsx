/** The decisions about a computer, a product or a user, in cards, page by page. */
import {
  BY_COMPUTER,
  type ByComputerAnswer,
  type ByUserAnswer,
  COVERED,
  type CoveredAnswer,
  LICENSES_OF,
  LICENSES_OF_USER,
  UNCOVERED,
  type UncoveredAnswer,
} from '../../api/explain.ts';
import type { ExplainedDecision, Outcome } from '../../api/types.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { type Rows, useRows } from '../../api/useRows.ts';
import { Link } from '../../parts/Link.tsx';
import { More } from '../../parts/More.tsx';
import { Empty, Failed, Loading } from '../../parts/States.tsx';
import { licenseAddress } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { explainWords } from '../../words/explain.ts';
import { DecisionCard } from './DecisionCard.tsx';

interface Asked {
  readonly run: string;
}

interface CardsProps extends Asked {
  readonly list: Rows<ExplainedDecision>;
  readonly none: string;
  readonly isPlaceKnown?: boolean;
}

const Cards = ({ list, run, none, isPlaceKnown }: CardsProps) => (
  <div className="stack">
    {list.total === 0 && !list.isLoading && <p className="quiet">{none}</p>}
    {list.rows.map(decision => (
      <DecisionCard key={decision.id} decision={decision} run={run} isPlaceKnown={isPlaceKnown} />
    ))}
    {list.total !== 0 && <More list={list} />}
  </div>
);

const ofComputer = (answer: ByComputerAnswer) => answer.computer?.decisions ?? null;

/** What takes part in any position. */
const TAKING_PART: readonly Outcome[] = ['CONSUMES', 'COVERED', 'EXEMPT', 'UNLICENSED'];

interface OfComputerProps extends Asked {
  readonly computer: string;
  readonly product: string | null;
  /** Without what takes no part. */
  readonly isBrief: boolean;
}

export const OfComputer = ({ computer, product, run, isBrief }: OfComputerProps) => {
  const words = useWords(explainWords);
  const list = useRows(BY_COMPUTER, { computer, product, run, outcome: isBrief ? TAKING_PART : null }, ofComputer, 25);
  return <Cards list={list} run={run} none={words.nothing} isPlaceKnown />;
};

const uncovered = (answer: UncoveredAnswer) => answer.run?.unlicensed ?? null;

const Uncovered = ({
  product,
  user,
  run,
}: Asked & { readonly product: string | null; readonly user: string | null }) => {
  const words = useWords(explainWords);
  const list = useRows(UNCOVERED, { product, user, run }, uncovered, 10);
  return (
    <section className="stack">
      <h2>{words.uncovered}</h2>
      <Cards list={list} run={run} none={words.noneUncovered} />
    </section>
  );
};

interface CoveredProps extends Asked {
  readonly license: { readonly key: string; readonly name: string | null };
  readonly product: string | null;
  readonly user: string | null;
}

const covered = (answer: CoveredAnswer) => answer.license?.position?.decisions ?? null;

const Covered = ({ license, product, user, run }: CoveredProps) => {
  const words = useWords(explainWords);
  const list = useRows(COVERED, { license: license.key, product, user, run }, covered, 10);
  if (list.total === 0 && !list.isLoading) return null;
  return (
    <section className="stack">
      <div className="title">
        <h2>{words.coveredBy(license.name || license.key)}</h2>
        <Link to={licenseAddress(license.key, run)}>{words.all}</Link>
      </div>
      <Cards list={list} run={run} none={words.noneGiven} />
    </section>
  );
};

export const OfProduct = ({ product, run }: Asked & { readonly product: string }) => {
  const words = useWords(explainWords);
  const { value, error, again } = useAnswer(LICENSES_OF, { product });
  if (error) return <Failed error={error} again={again} />;
  if (!value) return <Loading />;
  if (!value.product) return <Empty title={words.noProduct(product)} />;
  const licenses = [...new Map(value.product.licenses.map(({ license }) => [license.key, license])).values()];
  return (
    <>
      <Uncovered product={product} user={null} run={run} />
      {licenses.length === 0 && <p className="quiet">{words.notNamed}</p>}
      {licenses.map(license => (
        <Covered key={license.key} license={license} product={product} user={null} run={run} />
      ))}
    </>
  );
};

const ofUser = (answer: ByUserAnswer) => answer.run?.positions ?? null;

export const OfUser = ({ user, run }: Asked & { readonly user: string }) => {
  const words = useWords(explainWords);
  const list = useRows(LICENSES_OF_USER, { user, run }, ofUser, 100, true);
  const giving = list.rows.filter(({ decisions }) => decisions.totalCount > 0);
  const isDone = !list.isLoading && !list.hasMore;
  return (
    <>
      <Uncovered product={null} user={user} run={run} />
      {giving.map(({ license }) => (
        <Covered key={license.key} license={license} product={null} user={user} run={run} />
      ))}
      {list.error && <Failed error={list.error} again={list.again} />}
      {!isDone && !list.error && <Loading />}
      {isDone && giving.length === 0 && <p className="quiet">{words.noneGiven}</p>}
    </>
  );
};
