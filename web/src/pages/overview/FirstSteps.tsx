/** What to do first where nothing was reconciled: import, reconcile, look. The next step is the one that stands out. */
import { ESTATE_SIZE } from '../../api/overview.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Link } from '../../parts/Link.tsx';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { overviewWords } from '../../words/overview.ts';

const NOTHING = {} as const;

export const FirstSteps = () => {
  const words = useWords(overviewWords);
  const { number } = useFormat();
  const { value } = useAnswer(ESTATE_SIZE, NOTHING);
  const [computers, licenses] = [value?.computers.totalCount ?? 0, value?.licenses.totalCount ?? 0];
  const isImported = computers + licenses > 0;
  return (
    <section className="card first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{words.firstTitle}</h2>
      <p className="quiet">{words.firstLead}</p>
      <ol>
        <li>
          <h3>{words.importTitle}</h3>
          <p>{words.importHelp}</p>
          {value && <p className="hint">{words.importDone(number(computers), number(licenses))}</p>}
          <p>
            <Link to="/imports" className={isImported ? 'button' : 'button primary'}>
              {isImported ? words.importMore : words.importToDo}
            </Link>
          </p>
        </li>
        <li>
          <h3>{words.reconcileTitle}</h3>
          <p>{words.reconcileHelp}</p>
          <p>
            <Link to="/runs" className={isImported ? 'button primary' : 'button'}>
              {words.reconcileToDo}
            </Link>
          </p>
        </li>
        <li>
          <h3>{words.lookTitle}</h3>
          <p>{words.lookHelp}</p>
        </li>
      </ol>
    </section>
  );
};
