/** The fields above a list whose values stand in the address, with a way to be rid of all of them. */
import type { ReactNode } from 'react';
import { useChange, usePlace } from '../state/location.ts';
import { useWords } from '../words/bilingual.ts';
import { shellWords } from '../words/shell.ts';

/** What the address says of these parameters; null where it says nothing. */
export const useFilters = <Name extends string>(names: readonly Name[]) => {
  const { parameters } = usePlace();
  const given = (name: Name): string | null => parameters.get(name) || null;
  return { names, given, isFiltered: names.some(given) };
};

interface Props {
  readonly filters: Pick<ReturnType<typeof useFilters>, 'names' | 'isFiltered'>;
  readonly children: ReactNode;
}

export const Filters = ({ filters, children }: Props) => {
  const shell = useWords(shellWords);
  const change = useChange();
  return (
    <search className="filters">
      {children}
      {filters.isFiltered && (
        <button
          type="button"
          className="plain"
          onClick={() => change(Object.fromEntries(filters.names.map(name => [name, null])))}
        >
          {shell.clear}
        </button>
      )}
    </search>
  );
};
