/** The page of one computer: what it is, where it runs, what is installed and what was decided about that; made to be printed. */
import { COMPUTER } from '../../api/records.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Allocations } from '../../parts/Allocations.tsx';
import { Card } from '../../parts/Card.tsx';
import { History } from '../../parts/History.tsx';
import { Link } from '../../parts/Link.tsx';
import { Neighbors } from '../../parts/Neighbors.tsx';
import { Empty, Failed, Loading } from '../../parts/States.tsx';
import { Title } from '../../parts/Title.tsx';
import { addressWith, explainAddress, usePlace } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { detailWords } from '../../words/details.ts';
import { useFormat } from '../../words/format.ts';
import { shellWords } from '../../words/shell.ts';
import { ComputerFacts } from './ComputerFacts.tsx';
import { Installations } from './Installations.tsx';

export const Computer = ({ computer: key }: { readonly computer: string }) => {
  const words = useWords(detailWords);
  const shell = useWords(shellWords);
  const { day, number } = useFormat();
  const chosen = usePlace().parameters.get('run');
  const { value, error, isLoading, again } = useAnswer(COMPUTER, { key, run: chosen });
  const computer = value?.computer;
  const run = value?.run ?? null;
  return (
    <>
      <p className="noprint">
        <Link to={addressWith('/computers', new URLSearchParams(), {})}>← {words.backToComputers}</Link>
      </p>
      <Title text={computer?.key ?? key}>
        {run && <span className="quiet">{words.asOf(day(run.asOf), number(run.number))}</span>}
      </Title>
      {error && <Failed error={error} again={again} />}
      {!value && isLoading && <Loading />}
      {value && !computer && (
        <Empty title={words.noComputer(key)}>
          <p>{words.gone}</p>
        </Empty>
      )}
      {computer && (
        <>
          <p className="actions noprint">
            <Link to={explainAddress({ computer: computer.key }, chosen)} className="button">
              {words.explainAll}
            </Link>
            <button type="button" onClick={() => window.print()}>
              {shell.print}
            </button>
          </p>
          <div className="columns">
            <div className="stack">
              <ComputerFacts computer={computer} run={chosen} />
            </div>
            <div className="stack">
              <Allocations allocations={computer.allocations} run={chosen} />
              {(computer.chassis === 'SERVER' || computer.guests.length > 0) && (
                <Card
                  title={words.guests}
                  aside={computer.guests.length > 0 && <span>{words.count(number(computer.guests.length))}</span>}
                >
                  {computer.guests.length === 0 ? (
                    <p className="quiet">{words.noGuests}</p>
                  ) : (
                    <Neighbors label={words.guests} computers={computer.guests} run={chosen} />
                  )}
                </Card>
              )}
              <History history={computer.history} note={words.inventoryNote} />
            </div>
          </div>
          <Installations computer={computer} run={run?.id ?? null} chosen={chosen} />
        </>
      )}
    </>
  );
};
