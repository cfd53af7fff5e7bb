/** The runs: compute a new one, look at earlier ones, compare two. */
import type { RunsQuery } from '../../api/generated.ts';
import { RUNS } from '../../api/runs.ts';
import { useRows } from '../../api/useRows.ts';
import { Link } from '../../parts/Link.tsx';
import { ListTable } from '../../parts/ListTable.tsx';
import { More } from '../../parts/More.tsx';
import { NoRun } from '../../parts/States.tsx';
import { Title } from '../../parts/Title.tsx';
import { addressWith } from '../../state/location.ts';
import { useMayChange } from '../../state/viewer.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { workWords } from '../../words/work.ts';
import { Compare } from './Compare.tsx';
import { Reconcile } from './Reconcile.tsx';

const pick = (answer: RunsQuery) => answer.runs;

export const Runs = () => {
  const words = useWords(workWords);
  const codes = useWords(codeWords);
  const { number, day, moment, money } = useFormat();
  const mayChange = useMayChange();
  const list = useRows(RUNS, {}, pick, 50);
  return (
    <>
      <Title text={words.runsTitle} />
      <p className="quiet">{words.runsLead}</p>
      {mayChange && <Reconcile day={list.rows[0]?.asOf} onDone={list.again} />}
      {list.total === 0 && !list.isLoading && !list.error && <NoRun />}
      {list.rows.length > 0 && (
        <>
          <ListTable
            label={words.runsTitle}
            rows={list.rows}
            keyOf={run => run.id}
            columns={[
              {
                title: words.run,
                cell: run => (
                  <Link to={addressWith('/positions', new URLSearchParams(), { run: run.id })}>
                    {number(run.number)}: {day(run.asOf)}
                  </Link>
                ),
              },
              { title: words.policy, cell: run => codes.policy[run.policy] },
              { title: words.startedAt, cell: run => moment(run.startedAt) },
              {
                title: words.took,
                cell: run => words.seconds(number(Math.round(run.milliseconds / 100) / 10)),
                isNumber: true,
              },
              { title: words.atRisk, cell: run => number(run.totals.atRisk), isNumber: true },
              { title: words.shortfall, cell: run => number(run.totals.shortfall), isNumber: true },
              { title: words.unlicensed, cell: run => number(run.totals.unlicensed), isNumber: true },
              { title: words.exposure, cell: run => run.totals.exposure.map(money).join(' + ') || '–', isNumber: true },
            ]}
          />
          <More list={list} />
          <Compare runs={list.rows} />
        </>
      )}
    </>
  );
};
