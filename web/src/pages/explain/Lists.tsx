/** The decisions about a computer, a product or a user, in cards, page by page. */

import { BY_COMPUTER, COVERED, LICENSES_OF, UNCOVERED } from '../../api/explain.ts';
import type { ExplainComputerQuery, ExplainCoveredQuery, ExplainUncoveredQuery } from '../../api/generated.ts';
import { USER_EXPLAINED } from '../../api/records.ts';
import type { Connection, ExplainedDecision, Outcome } from '../../api/types.ts';
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

const ofComputer = (answer: ExplainComputerQuery) => answer.computer?.decisions ?? null;

const PAGE_ROWS = 25;

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
  const asked = { computer, product, run, outcome: isBrief ? TAKING_PART : null };
  // All of it, page after page: what is printed for an auditor leaves nothing out.
  const list = useRows(BY_COMPUTER, asked, ofComputer, PAGE_ROWS, true);
  return <Cards list={list} run={run} none={words.nothing} isPlaceKnown />;
};

const uncovered = (answer: ExplainUncoveredQuery) => answer.run?.unlicensed ?? null;

const Uncovered = ({ product, run }: Asked & { readonly product: string }) => {
  const words = useWords(explainWords);
  const list = useRows(UNCOVERED, { product, user: null, run }, uncovered, 10);
  return (
    <section className="stack">
      <h2>{words.uncovered}</h2>
      <Cards list={list} run={run} none={words.noneUncovered} />
    </section>
  );
};

interface CoveredProps extends Asked {
  readonly license: { readonly key: string; readonly name: string | null };
  readonly product: string;
}

const covered = (answer: ExplainCoveredQuery) => answer.license?.position?.decisions ?? null;

const Covered = ({ license, product, run }: CoveredProps) => {
  const words = useWords(explainWords);
  const list = useRows(COVERED, { license: license.key, product, user: null, run }, covered, 10);
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
      <Uncovered product={product} run={run} />
      {licenses.length === 0 && <p className="quiet">{words.notNamed}</p>}
      {licenses.map(license => (
        <Covered key={license.key} license={license} product={product} run={run} />
      ))}
    </>
  );
};

const ofUser = (answer: { readonly user: { readonly decisions: Connection<ExplainedDecision> } | null }) =>
  answer.user?.decisions ?? null;

interface OfUserProps extends Asked {
  readonly user: string;
  readonly isBrief: boolean;
}

export const OfUser = ({ user, run, isBrief }: OfUserProps) => {
  const words = useWords(explainWords);
  const asked = { key: user, run, outcome: isBrief ? TAKING_PART : null };
  const list = useRows(USER_EXPLAINED, asked, ofUser, PAGE_ROWS, true);
  return <Cards list={list} run={run} none={words.nothing} />;
};
