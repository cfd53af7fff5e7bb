/** The key of a record: suggested while it is typed, and checked, so that a slip does not become a new record. */
import { useEffect, useId, useState } from 'react';
import { useAnswer } from '../api/useAnswer.ts';
import {
  type Choosable,
  KNOWN_COMPUTER,
  KNOWN_CONTRACT,
  KNOWN_LICENSE,
  KNOWN_PRODUCT,
  SUGGEST_COMPUTER,
  SUGGEST_CONTRACT,
  SUGGEST_LICENSE,
  SUGGEST_PRODUCT,
  type Suggested,
} from '../api/whatIf.ts';

const SUGGEST = {
  license: SUGGEST_LICENSE,
  contract: SUGGEST_CONTRACT,
  computer: SUGGEST_COMPUTER,
  product: SUGGEST_PRODUCT,
} as const;
const KNOWN = {
  license: KNOWN_LICENSE,
  contract: KNOWN_CONTRACT,
  computer: KNOWN_COMPUTER,
  product: KNOWN_PRODUCT,
} as const;

/** Pause of typing after which is asked. */
const REST_MS = 250;

const useRested = (value: string): string => {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
};

interface Props {
  readonly of: Choosable;
  readonly label: string;
  readonly value: string;
  readonly isRequired?: boolean;
  /** What is said where there is no such record. */
  readonly unknown: string;
  /** A record that is not there yet is as good. */
  readonly mayBeNew?: boolean;
  /** `known` is the key as it is spelt in the estate; undefined while that is not known, null where there is none. */
  readonly onChange: (value: string, known: string | null | undefined) => void;
}

export const KeyField = ({ of, label, value, isRequired = false, unknown, mayBeNew = false, onChange }: Props) => {
  const id = useId();
  const rested = useRested(value.trim());
  const { value: suggested } = useAnswer(SUGGEST[of], rested === '' ? null : { text: rested });
  const { value: answer, isLoading } = useAnswer(KNOWN[of], rested === '' ? null : { key: rested });
  const isCurrent = rested === value.trim() && !isLoading;
  const known = value.trim() === '' ? undefined : isCurrent && answer ? (answer.found?.key ?? null) : undefined;
  const [told, setTold] = useState<string | null | undefined>();
  useEffect(() => {
    if (known === told) return;
    setTold(known);
    onChange(value, known);
  }, [known, told, value, onChange]);
  const edges: readonly { readonly node: Suggested }[] = suggested?.found.edges ?? [];
  return (
    <div className="field grow">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        value={value}
        required={isRequired}
        autoComplete="off"
        spellCheck={false}
        list={`${id}-list`}
        aria-invalid={known === null && !mayBeNew}
        aria-describedby={known === null ? `${id}-unknown` : undefined}
        onChange={event => onChange(event.target.value, undefined)}
      />
      <datalist id={`${id}-list`}>
        {edges.map(({ node }) => (
          <option key={node.key} value={node.key}>
            {'name' in node ? node.name : null}
          </option>
        ))}
      </datalist>
      <span className="hint" role="status" id={`${id}-unknown`}>
        {known === null && unknown}
      </span>
    </div>
  );
};
