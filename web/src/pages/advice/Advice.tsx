/** The page that says what to do about a run: what to buy, remove, give back and reassign, each with the figure that it changes. */
import { ADVICE, ADVICE_RUN, type Advice as Advised } from '../../api/advice.ts';
import type { RunHead } from '../../api/types.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Calculated } from '../../parts/Calculated.tsx';
import { SelectField } from '../../parts/Field.tsx';
import { RunChooser } from '../../parts/RunChooser.tsx';
import { Failed, Loading, NoRun } from '../../parts/States.tsx';
import { Title } from '../../parts/Title.tsx';
import { useCalculation } from '../../parts/useCalculation.ts';
import { useChange, usePlace } from '../../state/location.ts';
import { adviceWords } from '../../words/advice-page.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { shellWords } from '../../words/shell.ts';
import { Buy } from './Buy.tsx';
import { GiveBacks } from './GiveBacks.tsx';
import { Reassign } from './Reassign.tsx';
import { Remove } from './Remove.tsx';
import { Summary } from './Summary.tsx';
import { Uncovered } from './Uncovered.tsx';

/** Days to choose from. */
const UNUSED_DAYS = [30, 60, 90, 180, 365] as const;
const USUAL = 90;

const Filters = ({ shown, unused }: { readonly shown: RunHead; readonly unused: number }) => {
  const words = useWords(adviceWords);
  const shell = useWords(shellWords);
  const { number } = useFormat();
  const change = useChange();
  return (
    <search className="filters">
      <SelectField
        label={words.unused}
        value={String(unused)}
        options={UNUSED_DAYS.map(days => [String(days), words.days(number(days))] as const)}
        onChange={days => change({ unused: days === String(USUAL) ? null : days }, false)}
      />
      <RunChooser shown={shown} />
      <button type="button" onClick={() => window.print()}>
        {shell.print}
      </button>
    </search>
  );
};

interface StepsProps {
  readonly advice: Advised;
  /** The run in the address. */
  readonly run: string | null;
  readonly isLast: boolean;
}

const Steps = ({ advice, run, isLast }: StepsProps) => {
  const words = useWords(adviceWords);
  const about = { advice, run, basis: { day: isLast ? null : advice.asOf } };
  return (
    <>
      {advice.estateChanged && <p className="says warn">{words.estateChanged}</p>}
      <Summary advice={advice} />
      <Buy {...about} />
      <Uncovered {...about} />
      <Remove {...about} />
      <GiveBacks {...about} />
      <Reassign {...about} />
    </>
  );
};

export const Advice = () => {
  const words = useWords(adviceWords);
  const { parameters } = usePlace();
  const run = parameters.get('run');
  const unused = UNUSED_DAYS.find(days => String(days) === parameters.get('unused')) ?? USUAL;
  const { value, error, again } = useAnswer(ADVICE_RUN, { run });
  const shown = value?.run ?? null;
  const calculation = useCalculation(ADVICE, shown === null ? null : { run: shown.id, unusedDays: unused });
  return (
    <>
      <Title text={words.title} />
      <p className="quiet">{words.lead}</p>
      {error && <Failed error={error} again={again} />}
      {!value && !error && <Loading />}
      {value && shown === null && <NoRun />}
      {shown && (
        <>
          <Filters shown={shown} unused={unused} />
          <Calculated calculation={calculation} command={`samwise advise --run ${shown.number} --unused ${unused}d`}>
            {answer =>
              answer.run && <Steps advice={answer.run.advice} run={run} isLast={shown.id === value?.last?.id} />
            }
          </Calculated>
        </>
      )}
    </>
  );
};
