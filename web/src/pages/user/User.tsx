/** The page of one user: who it is, their computers, what is allocated to them, and what was decided for them. */
import { USER_DECISIONS, USER_PAGE } from '../../api/records.ts';
import type { Connection, Decision } from '../../api/types.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { useRows } from '../../api/useRows.ts';
import { Allocations } from '../../parts/Allocations.tsx';
import { Card } from '../../parts/Card.tsx';
import { Decided, useNarrowed } from '../../parts/Decided.tsx';
import { FactList } from '../../parts/FactList.tsx';
import { History } from '../../parts/History.tsx';
import { Link } from '../../parts/Link.tsx';
import { Neighbors } from '../../parts/Neighbors.tsx';
import { Empty, Failed, Loading } from '../../parts/States.tsx';
import { Title } from '../../parts/Title.tsx';
import { explainAddress, usePlace } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { detailWords } from '../../words/details.ts';
import { useFormat } from '../../words/format.ts';
import { listWords } from '../../words/lists.ts';
import { shellWords } from '../../words/shell.ts';

const pick = (answer: { readonly user: { readonly decisions: Connection<Decision> } | null }) =>
  answer.user?.decisions ?? null;

interface DecisionsProps {
  readonly user: string;
  readonly run: string;
  readonly chosen: string | null;
}

const Decisions = ({ user, run, chosen }: DecisionsProps) => {
  const words = useWords(detailWords);
  const narrowing = useNarrowed();
  const list = useRows(USER_DECISIONS, { key: user, run, ...narrowing.narrowed }, pick, 100);
  return <Decided label={words.userDecisions} list={list} narrowing={narrowing} run={chosen} />;
};

export const User = ({ user: key }: { readonly user: string }) => {
  const words = useWords(detailWords);
  const lists = useWords(listWords);
  const codes = useWords(codeWords);
  const shell = useWords(shellWords);
  const { day, number } = useFormat();
  const chosen = usePlace().parameters.get('run');
  const { value, error, isLoading, again } = useAnswer(USER_PAGE, { key, run: chosen });
  const user = value?.user;
  const run = value?.run ?? null;
  return (
    <>
      <p className="noprint">
        <Link to="/users">← {words.backToUsers}</Link>
      </p>
      <Title text={user?.name || user?.key || key}>
        {user && (
          <span className="quiet">
            {[user.name && user.key, run && words.asOf(day(run.asOf), number(run.number))].filter(Boolean).join(' · ')}
          </span>
        )}
      </Title>
      {error && <Failed error={error} again={again} />}
      {!value && isLoading && <Loading />}
      {value && !user && (
        <Empty title={words.noUser(key)}>
          <p>{words.gone}</p>
        </Empty>
      )}
      {user && (
        <>
          <p className="actions noprint">
            <Link to={explainAddress({ user: user.key }, chosen)} className="button">
              {words.explainAll}
            </Link>
            <button type="button" onClick={() => window.print()}>
              {shell.print}
            </button>
          </p>
          <div className="columns">
            <div className="stack">
              <Card title={words.facts}>
                <FactList
                  facts={[
                    [lists.status, codes.userStatus[user.status]],
                    [lists.email, user.email],
                    [lists.location, user.location],
                    [words.businessUnit, user.businessUnit],
                    [words.costCenter, user.costCenter],
                  ]}
                />
              </Card>
              <Allocations allocations={user.allocations} run={chosen} />
            </div>
            <div className="stack">
              <Card title={words.computers}>
                {user.computers.length === 0 ? (
                  <p className="quiet">{words.noComputers}</p>
                ) : (
                  <Neighbors label={words.computers} computers={user.computers} run={chosen} />
                )}
              </Card>
              <History history={user.history} note={words.inventoryNote} />
            </div>
          </div>
          <Card title={words.userDecisions} hint={run ? undefined : words.noRun}>
            {run && <Decisions user={user.key} run={run.id} chosen={chosen} />}
          </Card>
        </>
      )}
    </>
  );
};
