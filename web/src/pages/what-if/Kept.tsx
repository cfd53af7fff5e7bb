/** Change sets that are kept under a name, so that others find them: save this one, open another. */

import { useId, useState } from 'react';
import { type ApiError, ask } from '../../api/ask.ts';
import type { WhatIfsQuery } from '../../api/generated.ts';
import type { Refused } from '../../api/types.ts';
import { shownError } from '../../api/useAnswer.ts';
import { useRows } from '../../api/useRows.ts';
import { DELETE_WHAT_IF, SAVE_WHAT_IF, SCENARIOS, type Scenario } from '../../api/whatIf.ts';
import { Card } from '../../parts/Card.tsx';
import { Link } from '../../parts/Link.tsx';
import { More } from '../../parts/More.tsx';
import { Failed } from '../../parts/States.tsx';
import { Refusal } from '../../rights/Refusal.tsx';
import { addressWith, goTo } from '../../state/location.ts';
import { useMayChange } from '../../state/viewer.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { whatIfWords } from '../../words/what-if.ts';

const pick = (answer: WhatIfsQuery) => answer.whatIfs;

const scenarioAddress = (name: string): string => addressWith('/what-if', new URLSearchParams(), { name });

const useWork = () => {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const [refused, setRefused] = useState<Refused>();
  const run = async (work: () => Promise<Refused | undefined>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    setRefused(undefined);
    try {
      setRefused(await work());
    } catch (thrown) {
      setError(shownError(thrown));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, refused, run };
};

interface SaveProps {
  readonly text: string;
  readonly open: Scenario | undefined;
  readonly onSaved: (name: string) => void;
}

const Save = ({ text, open, onSaved }: SaveProps) => {
  const words = useWords(whatIfWords);
  const id = useId();
  const [name, setName] = useState(open?.name ?? '');
  const { isBusy, error, refused, run } = useWork();
  const isSame = open !== undefined && open.name.toLowerCase() === name.trim().toLowerCase();
  const save = (): Promise<void> =>
    run(async () => {
      // Under the name it was opened by, it must be what was opened; under another, nothing is replaced unseen.
      const input = { name: name.trim(), text, version: isSame ? open.version : 0 };
      const { saveWhatIf } = await ask(SAVE_WHAT_IF, { input });
      if (saveWhatIf.__typename !== 'SaveWhatIfSuccess') return saveWhatIf;
      onSaved(saveWhatIf.scenario.name);
      return undefined;
    });
  return (
    <>
      <div className="filters">
        <div className="field grow">
          <label htmlFor={id}>{words.name}</label>
          <input id={id} type="text" value={name} maxLength={200} onChange={event => setName(event.target.value)} />
        </div>
        <button
          type="button"
          className="primary"
          disabled={name.trim() === '' || text === '' || isBusy || (isSame && open.text === text)}
          onClick={() => void save()}
        >
          {isSame ? words.saveAgain : words.save}
        </button>
      </div>
      {error && <Failed error={error} />}
      {refused && <Refusal refused={refused} />}
    </>
  );
};

interface ListProps {
  readonly open: Scenario | undefined;
  readonly onDeleted: (name: string) => void;
}

const Kepts = ({ open, onDeleted }: ListProps) => {
  const words = useWords(whatIfWords);
  const { moment } = useFormat();
  const mayChange = useMayChange();
  const { isBusy, error, refused, run } = useWork();
  const list = useRows(SCENARIOS, {}, pick, 20);
  const remove = ({ name, version }: Scenario): Promise<void> =>
    run(async () => {
      const { deleteWhatIf } = await ask(DELETE_WHAT_IF, { input: { name, version } });
      if (deleteWhatIf.__typename !== 'DeleteWhatIfSuccess') return deleteWhatIf;
      list.again();
      onDeleted(name);
      return undefined;
    });
  return (
    <>
      {list.total === 0 && !list.isLoading && <p className="quiet">{words.noneKept}</p>}
      <ul className="kept">
        {list.rows.map(scenario => (
          <li key={scenario.name}>
            <span>
              <Link to={scenarioAddress(scenario.name)} isCurrent={open?.name === scenario.name}>
                {scenario.name}
              </Link>
              <span className="key">{words.keptBy(scenario.changedBy, moment(scenario.changedAt))}</span>
            </span>
            {mayChange && (
              <button
                type="button"
                className="plain"
                disabled={isBusy}
                aria-label={words.deleteOf(scenario.name)}
                onClick={() => void remove(scenario)}
              >
                {words.delete}
              </button>
            )}
          </li>
        ))}
      </ul>
      {error && <Failed error={error} />}
      {refused && <Refusal refused={refused} />}
      {(list.total ?? 0) > list.rows.length && <More list={list} />}
    </>
  );
};

interface Props {
  readonly text: string;
  /** What is kept under the name in the address. */
  readonly open: Scenario | undefined;
  readonly isInAddress: boolean;
  readonly onSaved: (name: string) => void;
  readonly onDeleted: () => void;
}

export const Kept = ({ text, open, isInAddress, onSaved, onDeleted }: Props) => {
  const words = useWords(whatIfWords);
  const mayChange = useMayChange();
  const [times, setTimes] = useState(0);
  return (
    <Card title={words.keptTitle} hint={isInAddress ? words.shareHint : words.tooLong}>
      {mayChange && (
        <Save
          key={open?.name}
          text={text}
          open={open}
          onSaved={name => {
            setTimes(before => before + 1);
            goTo(scenarioAddress(name));
            onSaved(name);
          }}
        />
      )}
      <Kepts
        // Asked anew after something was saved.
        key={times}
        open={open}
        onDeleted={name => {
          onDeleted();
          if (open?.name === name) goTo(addressWith('/what-if', new URLSearchParams(), { changes: text }));
        }}
      />
    </Card>
  );
};
