/** Why figures differ: one sentence a cause, and where rights are the cause, who changed them, when, and what that did. */
import type { Cause } from '../../api/runs.ts';
import { EffectOf } from '../../parts/History.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../words/bilingual.ts';
import { causeSentence } from '../../words/causes.ts';
import { codeWords } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { historyWords } from '../../words/history.ts';

const ChangeOf = ({ change: { kind, who, at, effect } }: { readonly change: Cause['changes'][number] }) => {
  const words = useWords(historyWords);
  const codes = useWords(codeWords);
  const { moment } = useFormat();
  const said = `${codes.change[kind]}: ${words.changedBy(who || words.nobody, moment(at))}`;
  if (effect === null) return <p>{said}</p>;
  return (
    <details>
      <summary>{said}</summary>
      <EffectOf effect={effect} />
    </details>
  );
};

export const Causes = ({ causes }: { readonly causes: readonly Cause[] }) => {
  const { language } = usePreferences();
  return (
    <ul>
      {causes.map(cause => {
        const said = causeSentence(cause, language);
        return (
          <li key={cause.sentence}>
            <span lang={said.language}>{said.text}</span>
            {cause.changes.map(change => (
              <ChangeOf key={change.number} change={change} />
            ))}
          </li>
        );
      })}
    </ul>
  );
};
