/** Chooses the run that a page shows; the last one when none is in the address. */

import { RUNS } from '../api/runs.ts';
import type { RunHead } from '../api/types.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useChange } from '../state/location.ts';
import { useWords } from '../words/bilingual.ts';
import { codeWords } from '../words/codes.ts';
import { useFormat } from '../words/format.ts';
import { positionWords } from '../words/positions.ts';
import { SelectField } from './Field.tsx';

const FIRST = { first: 50, after: null } as const;

/** The text of a run in a list: "31 Jan 2026, by priority (run 3)". */
export const useRunText = (): ((run: RunHead) => string) => {
  const words = useWords(positionWords);
  const codes = useWords(codeWords);
  const { day, number } = useFormat();
  return run => words.runText(number(run.number), day(run.asOf), codes.policy[run.policy]);
};

/** `shown` is the run that the page shows, which may be too old for the list. */
export const RunChooser = ({ shown }: { readonly shown: RunHead }) => {
  const words = useWords(positionWords);
  const change = useChange();
  const text = useRunText();
  const { value } = useAnswer(RUNS, FIRST);
  const known = value?.runs.edges.map(({ node }) => node) ?? [];
  const listed = known.some(({ id }) => id === shown.id) ? known : [...known, shown];
  return (
    <SelectField
      label={words.run}
      value={shown.id}
      options={listed.map(run => [run.id, text(run)] as const)}
      onChange={id => change({ run: id === known[0]?.id ? null : id }, false)}
    />
  );
};
