/** A labeled search field that answers when typing rests, so that not every letter is asked for. */
import { useEffect, useId, useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Milliseconds of rest; 0 answers only on Enter or when the field is left. */
  readonly rest?: number;
  readonly suggestions?: readonly string[];
  readonly onTyped?: (value: string) => void;
}

export const SearchField = ({ label, value, onChange, rest = 250, suggestions, onTyped }: Props) => {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (rest === 0 || typed === value) return undefined;
    const timer = setTimeout(() => onChange(typed), rest);
    return () => clearTimeout(timer);
  }, [typed, value, onChange, rest]);
  return (
    <div className="field grow">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        list={suggestions ? `${id}-list` : undefined}
        onChange={event => {
          setTyped(event.target.value);
          onTyped?.(event.target.value);
          if (rest === 0 && suggestions?.includes(event.target.value)) onChange(event.target.value);
        }}
        onKeyDown={event => {
          if (event.key === 'Enter') onChange(typed);
        }}
        onBlur={() => {
          if (typed !== value) onChange(typed);
        }}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map(text => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </div>
  );
};

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
  readonly className?: string;
}

export const SelectField = ({ label, value, options, onChange, className = '' }: SelectProps) => {
  const id = useId();
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={event => onChange(event.target.value)}>
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
};
