/** The page of one computer: what it is, where it runs, what is installed and what was decided about that; made to be printed. */
import { COMPUTER } from '../../api/records.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Allocations } from '../../parts/Allocations.tsx';
import { Card } from '../../parts/Card.tsx';
import { History } from '../../parts/History.tsx';
import { Neighbors } from '../../parts/Neighbors.tsx';
import { RecordActions, RecordFrame } from '../../parts/RecordFrame.tsx';
import { explainAddress, usePlace } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { detailWords } from '../../words/details.ts';
import { useFormat } from '../../words/format.ts';
import { ComputerFacts } from './ComputerFacts.tsx';
import { Installations } from './Installations.tsx';

export const Computer = ({ computer: key }: { readonly computer: string }) => {
  const words = useWords(detailWords);
  const { number } = useFormat();
  const chosen = usePlace().parameters.get('run');
  const answer = useAnswer(COMPUTER, { key, run: chosen });
  const { value } = answer;
  const computer = value?.computer;
  const run = value?.run ?? null;
  return (
    <RecordFrame
      answer={answer}
      record={computer}
      asked={key}
      run={run}
      back={['/computers', words.backToComputers]}
      none={words.noComputer(key)}
    >
      {computer && (
        <>
          <RecordActions explain={explainAddress({ computer: computer.key }, chosen)} />
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
    </RecordFrame>
  );
};
