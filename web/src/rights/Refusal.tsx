/** Why a change was refused, and what to do: wrong records, a change of somebody else, or something that cannot be done now. */

import type { Refused } from '../api/types.ts';
import { ProblemText } from '../parts/ProblemText.tsx';
import { useWords } from '../words/bilingual.ts';
import { useFormat } from '../words/format.ts';
import { licenseWords } from '../words/license.ts';
import { rightsWords } from '../words/rights.ts';

export const Refusal = ({ refused, reload }: { readonly refused: Refused; readonly reload?: () => void }) => {
  const words = useWords(rightsWords);
  const license = useWords(licenseWords);
  const { moment } = useFormat();
  if (refused.__typename === 'WriteConflict')
    return (
      <div className="notice warn" role="alert">
        {refused.conflicts.map(({ changedBy, changedAt, columns }) => (
          <div key={`${changedBy}${changedAt}`}>
            <p>{words.conflict(changedBy || license.nobody, changedAt === null ? '–' : moment(changedAt))}</p>
            <ul>
              {columns.map(({ column, now }) => (
                <li key={column}>{words.conflictColumn(column, now || license.blank)}</li>
              ))}
            </ul>
          </div>
        ))}
        {reload && (
          <button type="button" onClick={reload}>
            {words.reload}
          </button>
        )}
      </div>
    );
  const problems = refused.__typename === 'InputRefused' ? refused.problems : [];
  return (
    <div className="notice bad" role="alert">
      <p>
        <strong>{words.refused}</strong>
      </p>
      <ul>
        {problems.length === 0 && (
          <li>
            <ProblemText message={refused.message} help={refused.help} />
          </li>
        )}
        {problems.map(({ code, column, message, help }) => (
          <li key={`${code}${column}${message}`}>
            <ProblemText message={message} help={help} />
          </li>
        ))}
      </ul>
    </div>
  );
};
