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
import { Neighbors } from '../../parts/Neighbors.tsx';
import { RecordActions, RecordFrame } from '../../parts/RecordFrame.tsx';
import { explainAddress, usePlace } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { detailWords } from '../../words/details.ts';
import { listWords } from '../../words/lists.ts';

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
  const chosen = usePlace().parameters.get('run');
  const answer = useAnswer(USER_PAGE, { key, run: chosen });
  const { value } = answer;
  const user = value?.user;
  const run = value?.run ?? null;
  return (
    <RecordFrame
      answer={answer}
      record={user}
      asked={key}
      run={run}
      back={['/users', words.backToUsers]}
      none={words.noUser(key)}
    >
      {user && (
        <>
          <RecordActions explain={explainAddress({ user: user.key }, chosen)} />
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
    </RecordFrame>
  );
};
