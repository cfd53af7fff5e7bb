/** What a rule would catch among everything that was found, beside what it is now. */

import {
  PREVIEW,
  type PreviewedTitle,
  type RecognitionAnswer,
  type RecognitionPreview,
  type Rule,
} from '../../api/recognition.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { useRows } from '../../api/useRows.ts';
import { FactList } from '../../parts/FactList.tsx';
import { More } from '../../parts/More.tsx';
import { Narrowing } from '../../parts/Narrowing.tsx';
import { ProblemText } from '../../parts/ProblemText.tsx';
import { Failed, Loading } from '../../parts/States.tsx';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { recognitionWords } from '../../words/recognition.ts';

const PAGE_ROWS = 20;

const pick = (answer: { readonly recognitionPreview: RecognitionPreview }) => answer.recognitionPreview.titles;

const Answer = ({ answer }: { readonly answer: RecognitionAnswer }) => {
  const words = useWords(recognitionWords);
  const { outcome, productKey, version, edition } = answer;
  if (outcome !== 'RECOGNIZED') return <span className="quiet">{words.outcome[outcome]}</span>;
  return <>{[productKey, version, edition].filter(Boolean).join(' ')}</>;
};

const Counts = ({ preview }: { readonly preview: RecognitionPreview }) => {
  const words = useWords(recognitionWords);
  const { number } = useFormat();
  const { names, computers, newlyRecognized, changed, conflicts, replaces, warnings } = preview;
  if (names === 0) return <p className="says warn">{words.none}</p>;
  return (
    <>
      <FactList
        facts={[
          [words.names, number(names)],
          [words.occurrences, number(computers)],
          [words.newly, number(newlyRecognized)],
        ]}
      />
      {(changed > 0 || conflicts > 0 || replaces) && (
        <ul className="says warn">
          {changed > 0 && <li>{words.changed(number(changed))}</li>}
          {conflicts > 0 && <li>{words.conflicts(number(conflicts))}</li>}
          {replaces && <li>{words.replaces}</li>}
        </ul>
      )}
      {warnings.length > 0 && (
        <ul className="says warn">
          {warnings.map(({ message, help }) => (
            <li key={message}>
              <ProblemText message={message} help={help} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

const Titles = ({ rule }: { readonly rule: Rule }) => {
  const words = useWords(recognitionWords);
  const { number } = useFormat();
  const list = useRows(PREVIEW, { rule }, pick, PAGE_ROWS);
  const then = (title: PreviewedTitle) => (
    <>
      {title.isChanged ? (
        <strong>
          <Answer answer={title.after} />
        </strong>
      ) : (
        <Answer answer={title.after} />
      )}
      {!title.decides && <span className="key">{words.otherDecides}</span>}
    </>
  );
  if (list.total === 0) return null;
  return (
    <>
      <Narrowing
        label={words.preview}
        rows={list.rows}
        keyOf={({ publisher, name, version }) => JSON.stringify([publisher, name, version])}
        columns={[
          {
            title: words.name,
            cell: ({ name, publisher }) => (
              <>
                {name}
                <span className="key">{publisher}</span>
              </>
            ),
          },
          { title: words.version, cell: ({ version }) => version },
          { title: words.occurrences, cell: ({ occurrences }) => number(occurrences), isNumber: true },
          { title: words.before, cell: ({ before }) => <Answer answer={before} /> },
          { title: words.after, cell: then },
        ]}
      />
      <More list={list} />
    </>
  );
};

/** The rule is whole: it has a name, and says what it makes of it. */
export const Preview = ({ rule }: { readonly rule: Rule }) => {
  const words = useWords(recognitionWords);
  const { value, error, isLoading, again } = useAnswer(PREVIEW, { rule, first: 1, after: null });
  return (
    <section aria-label={words.preview} aria-busy={isLoading} className="stack">
      <h3>{words.preview}</h3>
      {error && <Failed error={error} again={again} />}
      {!value && !error && <Loading />}
      {value && !error && <Counts preview={value.recognitionPreview} />}
      {!error && <Titles rule={rule} />}
    </section>
  );
};
