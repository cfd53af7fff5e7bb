/** The change set as text, for those who would rather write it: the same result, and mistakes at their line. */
import { useEffect, useId, useState } from 'react';
import { useWords } from '../../words/bilingual.ts';
import { whatIfWords } from '../../words/what-if.ts';

interface Props {
  readonly text: string;
  /** Lines with mistakes. */
  readonly wrong: ReadonlySet<number>;
  readonly onApply: (text: string) => void;
}

const LINES_MIN = 8;
const LINES_MAX = 40;

/** A link that saves the text as a file. */
const Download = ({ text }: { readonly text: string }) => {
  const words = useWords(whatIfWords);
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return (
    <a className="button" href={address} download="what-if.yaml">
      {words.download}
    </a>
  );
};

export const AsYaml = ({ text, wrong, onApply }: Props) => {
  const words = useWords(whatIfWords);
  const id = useId();
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  if (known !== text) {
    setKnown(text);
    setTyped(text);
  }
  const lines = typed.split('\n').length;
  const rows = Math.min(Math.max(lines + 1, LINES_MIN), LINES_MAX);
  return (
    <div className="card">
      <label htmlFor={id}>
        <strong>{words.yamlTitle}</strong>
      </label>
      <p className="hint" id={`${id}-hint`}>
        {words.yamlHint}
      </p>
      <div className="yaml">
        <ol aria-hidden="true">
          {typed.split('\n').map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number alone
            <li key={`${at} ${line.length}`} className={wrong.has(at + 1) && typed === text ? 'wrong' : undefined}>
              {at + 1}
            </li>
          ))}
        </ol>
        <textarea
          id={id}
          aria-describedby={`${id}-hint`}
          value={typed}
          rows={rows}
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          onChange={event => setTyped(event.target.value)}
        />
      </div>
      <p className="actions">
        <button type="button" className="primary" disabled={typed === text} onClick={() => onApply(typed)}>
          {words.apply}
        </button>
        <button type="button" disabled={typed === text} onClick={() => setTyped(text)}>
          {words.undo}
        </button>
        {text !== '' && <Download text={text} />}
      </p>
    </div>
  );
};
