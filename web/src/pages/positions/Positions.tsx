/** How every license stands: the sums, and the table an analyst lives in. */
import type { PositionsQuery } from '../../api/generated.ts';
import { POSITIONS } from '../../api/positions.ts';
import { OVERVIEW } from '../../api/runs.ts';
import type { Overview as OverviewOf } from '../../api/types.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { useRows } from '../../api/useRows.ts';
import { RunChooser } from '../../parts/RunChooser.tsx';
import { Empty, Failed, Loading, NoRun } from '../../parts/States.tsx';
import { Title } from '../../parts/Title.tsx';
import { useChange, usePlace } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { positionWords } from '../../words/positions.ts';
import { shellWords } from '../../words/shell.ts';
import { Tiles } from '../overview/Tiles.tsx';
import { Filters } from './Filters.tsx';
import { askedOf, isFiltered, tableStateIn } from './query.ts';
import { PositionTable } from './Table.tsx';

const PAGE_ROWS = 500;
const pick = (answer: PositionsQuery) => answer.run?.positions ?? null;

const Rows = ({ run }: { readonly run: OverviewOf }) => {
  const words = useWords(positionWords);
  const shell = useWords(shellWords);
  const { number } = useFormat();
  const change = useChange();
  const state = tableStateIn(usePlace().parameters);
  // Asked by the id of the run that is shown above, so that both are of one run even when another is computed meanwhile.
  const list = useRows(POSITIONS, { ...askedOf(state), run: run.id }, pick, PAGE_ROWS, true);
  const count = list.total === undefined ? '' : words.countText(number(list.total), number(run.totals.licenses));
  return (
    <>
      <Filters state={state} publishers={run.byPublisher} runNumber={run.number} />
      <div className="count">
        <span role="status">{list.isLoading ? shell.loading : count}</span>
        {isFiltered(state) && (
          <button type="button" className="plain" onClick={() => change({ text: null, status: null, publisher: null })}>
            {shell.clear}
          </button>
        )}
      </div>
      {list.error && <Failed error={list.error} again={list.again} />}
      {list.total === 0 && !list.isLoading ? (
        <Empty title={isFiltered(state) ? shell.noneFits : shell.none} />
      ) : (
        <PositionTable rows={list.rows} state={state} />
      )}
    </>
  );
};

export const Positions = () => {
  const words = useWords(positionWords);
  const chosen = usePlace().parameters.get('run');
  const { value, error, isLoading, again } = useAnswer(OVERVIEW, { run: chosen });
  const run = value?.run;
  return (
    <>
      <Title text={words.title}>{run && <RunChooser shown={run} />}</Title>
      {error && <Failed error={error} again={again} />}
      {!error && !value && isLoading && <Loading />}
      {value && !run && <NoRun />}
      {run && (
        <>
          <section aria-label={words.risk}>
            <Tiles totals={run.totals} chosen={chosen} />
          </section>
          <Rows run={run} />
        </>
      )}
    </>
  );
};
