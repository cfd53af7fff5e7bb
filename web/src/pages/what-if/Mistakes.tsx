/** What is wrong with a change set, each with the line of the text and what to do. */

import type { InputProblem, Refused } from '../../api/types.ts';
import { ProblemText } from '../../parts/ProblemText.tsx';
import { Refusal } from '../../rights/Refusal.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { yamlInGerman } from '../../words/problems/yaml.ts';
import { whatIfWords } from '../../words/what-if.ts';
import type { ChangeSet } from './changeSet.ts';

const problemsOf = (refused: Refused | undefined): readonly InputProblem[] =>
  refused?.__typename === 'InputRefused' ? refused.problems : [];

/** Lines of the text that something is wrong with. */
export const wrongLines = (mistakes: ChangeSet['mistakes'], refused: Refused | undefined): ReadonlySet<number> =>
  new Set([...mistakes.map(({ line }) => line), ...problemsOf(refused).flatMap(({ at }) => at ?? [])]);

interface Props {
  readonly mistakes: ChangeSet['mistakes'];
  readonly refused: Refused | undefined;
}

export const Mistakes = ({ mistakes, refused }: Props) => {
  const words = useWords(whatIfWords);
  const { number } = useFormat();
  const { language } = usePreferences();
  const problems = problemsOf(refused);
  if (refused && problems.length === 0) return <Refusal refused={refused} />;
  if (mistakes.length + problems.length === 0) return null;
  return (
    <div className="notice bad" role="alert">
      <p>
        <strong>{words.wrong}</strong>
      </p>
      <ul>
        {mistakes.map(({ line, code, message }) => (
          <li key={`${line} ${message}`}>
            {words.line(number(line))} {language === 'de' ? yamlInGerman(message, code) : message}
          </li>
        ))}
        {problems.map(({ at, code, column, message, help }) => (
          <li key={`${at} ${code} ${column} ${message}`}>
            {at !== null && words.line(number(at))} <ProblemText message={message} help={help} />
          </li>
        ))}
      </ul>
    </div>
  );
};
