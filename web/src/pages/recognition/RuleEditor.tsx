/** Writes a recognition rule from a name that none fits, and shows what it would catch before it is saved. */
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { type ApiError, ask } from '../../api/ask.ts';
import { type Rule, UPSERT_RECOGNITION } from '../../api/recognition.ts';
import type { Refused } from '../../api/types.ts';
import { shownError } from '../../api/useAnswer.ts';
import { KeyField } from '../../parts/KeyField.tsx';
import { Failed } from '../../parts/States.tsx';
import { Refusal } from '../../rights/Refusal.tsx';
import { useWords } from '../../words/bilingual.ts';
import { recognitionWords } from '../../words/recognition.ts';
import { Preview } from './Preview.tsx';

/** Pause of typing after which is asked what the rule would catch. */
const REST_MS = 400;

interface Props {
  readonly found: Pick<Rule, 'publisher' | 'name' | 'version'>;
  readonly onSaved: (name: string) => void;
  readonly onCancel: () => void;
}

const useRested = <T,>(value: T): T => {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
};

const useSaving = (onSaved: (name: string) => void) => {
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<ApiError>();
  const [refused, setRefused] = useState<Refused>();
  const save = async (rule: Rule): Promise<void> => {
    setSaving(true);
    setError(undefined);
    setRefused(undefined);
    try {
      const { upsertRecognition } = await ask(UPSERT_RECOGNITION, { input: { records: [rule] } });
      if (upsertRecognition.__typename === 'UpsertRecognitionSuccess') onSaved(rule.name);
      else setRefused(upsertRecognition);
    } catch (thrown) {
      setError(shownError(thrown));
    } finally {
      setSaving(false);
    }
  };
  return { isSaving, error, refused, save };
};

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const TextField = ({ label, value, onChange }: TextProps) => {
  const id = useId();
  return (
    <div className="field grow">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={event => onChange(event.target.value)}
      />
    </div>
  );
};

export const RuleEditor = ({ found, onSaved, onCancel }: Props) => {
  const words = useWords(recognitionWords);
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [rule, setRule] = useState<Rule>({
    publisher: found.publisher,
    name: found.name,
    version: '',
    product: '',
    productVersion: found.version,
    productEdition: '',
    ignore: false,
  });
  const [isKnown, setKnown] = useState<boolean>();
  const { isSaving, error, refused, save } = useSaving(onSaved);
  useEffect(() => heading.current?.focus(), []);
  const change = (patch: Partial<Rule>): void => setRule(before => ({ ...before, ...patch }));
  const productChanged = useCallback((product: string, known: string | null | undefined) => {
    setRule(before => ({ ...before, product: known ?? product }));
    setKnown(known === undefined ? undefined : known !== null);
  }, []);
  // What is ignored is no product, so the columns of one are blank then.
  const written: Rule = rule.ignore
    ? { ...rule, product: null, productVersion: '', productEdition: '' }
    : { ...rule, product: rule.product?.trim() || null };
  const missing =
    rule.name.trim() === '' ? words.needsName : !written.ignore && !written.product ? words.needsProduct : null;
  const rested = useRested(JSON.stringify(written));
  return (
    <section className="card rule" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p className="hint">{words.hint}</p>
      <fieldset>
        <legend>{words.found}</legend>
        <div className="filters">
          <TextField label={words.name} value={rule.name} onChange={name => change({ name })} />
          <TextField label={words.publisher} value={rule.publisher} onChange={publisher => change({ publisher })} />
          <TextField label={words.version} value={rule.version} onChange={version => change({ version })} />
        </div>
      </fieldset>
      <fieldset>
        <legend>{words.made}</legend>
        <div className="actions">
          <label className="check">
            <input type="radio" name={`${id}-made`} checked={!rule.ignore} onChange={() => change({ ignore: false })} />
            {words.isProduct}
          </label>
          <label className="check">
            <input type="radio" name={`${id}-made`} checked={rule.ignore} onChange={() => change({ ignore: true })} />
            {words.isIgnored}
          </label>
        </div>
        {!rule.ignore && (
          <div className="filters fields">
            <KeyField
              of="product"
              label={words.product}
              value={rule.product ?? ''}
              unknown={words.newProduct(rule.product ?? '')}
              mayBeNew
              onChange={productChanged}
            />
            <TextField
              label={words.productVersion}
              value={rule.productVersion}
              onChange={productVersion => change({ productVersion })}
            />
            <TextField
              label={words.productEdition}
              value={rule.productEdition}
              onChange={productEdition => change({ productEdition })}
            />
          </div>
        )}
      </fieldset>
      {missing !== null ? <p className="hint">{missing}</p> : <Preview rule={JSON.parse(rested) as Rule} />}
      {error && <Failed error={error} />}
      {refused && <Refusal refused={refused} />}
      <p className="actions">
        <button
          type="button"
          className="primary"
          disabled={missing !== null || isSaving || (!rule.ignore && isKnown === undefined)}
          onClick={() => void save(written)}
        >
          {isSaving ? words.saving : words.save}
        </button>
        <button type="button" disabled={isSaving} onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </section>
  );
};
