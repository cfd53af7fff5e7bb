/** A single change that is said in a few fields. */
import { type FormEvent, useCallback, useId, useState } from 'react';
import { KeyField } from '../../parts/KeyField.tsx';
import { useWords } from '../../words/bilingual.ts';
import { whatIfWords } from '../../words/what-if.ts';
import type { Entry } from './changeSet.ts';
import { type FieldSpec, FORMS, type FormName, type FormSpec, type NewEntry, type Values } from './forms.ts';

type Known = Readonly<Record<string, string | null | undefined>>;

interface FieldProps {
  readonly spec: FieldSpec;
  readonly value: string;
  readonly onChange: (name: string, value: string, known?: string | null) => void;
}

const TYPES = { text: 'text', count: 'number', price: 'text', day: 'date' } as const;

const Field = ({ spec, value, onChange }: FieldProps) => {
  const words = useWords(whatIfWords);
  const id = useId();
  const { name, kind, isRequired } = spec;
  const label = words.field[name as keyof typeof words.field];
  const changed = useCallback((next: string, known?: string | null) => onChange(name, next, known), [name, onChange]);
  if (kind === 'key')
    return (
      <KeyField
        of={spec.of}
        label={label}
        value={value}
        isRequired={isRequired}
        unknown={words.unknown[spec.of](value.trim())}
        mayBeNew={spec.mayBeNew}
        onChange={changed}
      />
    );
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {kind === 'choice' ? (
        <select id={id} value={value} onChange={event => changed(event.target.value)}>
          <option value="">{words.asItIs}</option>
          {spec.values.map(code => (
            <option key={code} value={code}>
              {words.value[code as keyof typeof words.value]}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type={TYPES[kind]}
          step={kind === 'count' ? '1' : undefined}
          inputMode={kind === 'price' ? 'decimal' : undefined}
          value={value}
          required={isRequired}
          onChange={event => changed(event.target.value)}
        />
      )}
    </div>
  );
};

/** Whether a form can become a change: what is required is there, and what is named is known. */
const isReady = (spec: FormSpec, values: Values, known: Known): boolean =>
  spec.fields.every(
    field =>
      (!field.isRequired || Boolean(values[field.name]?.trim())) &&
      (field.kind !== 'key' || !values[field.name]?.trim() || field.mayBeNew || typeof known[field.name] === 'string'),
  ) &&
  (!spec.oneOf || spec.oneOf.some(name => values[name]?.trim()));

/** Keys as they are spelt in the estate. */
const spelt = (values: Values, known: Known): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, known[name] ?? value]));

interface Props {
  readonly form: FormName;
  readonly present: readonly Entry[];
  readonly onAdd: (entries: readonly NewEntry[]) => void;
}

export const FormChange = ({ form, present, onAdd }: Props) => {
  const words = useWords(whatIfWords);
  const spec: FormSpec = FORMS[form];
  const [values, setValues] = useState<Values>({});
  const [known, setKnown] = useState<Known>({});
  const changed = useCallback((name: string, value: string, found?: string | null) => {
    setValues(before => ({ ...before, [name]: value }));
    setKnown(before => ({ ...before, [name]: found }));
  }, []);
  const isDone = isReady(spec, values, known);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (!isDone) return;
    onAdd(spec.toEntries(spelt(values, known), present));
    setValues({});
    setKnown({});
  };
  return (
    <form className="stack" onSubmit={add}>
      <p className="hint">{words.formHint[form]}</p>
      <div className="filters fields">
        {spec.fields.map(field => (
          <Field key={field.name} spec={field} value={values[field.name] ?? ''} onChange={changed} />
        ))}
      </div>
      <p>
        <button type="submit" disabled={!isDone}>
          {words.add}
        </button>
      </p>
    </form>
  );
};
