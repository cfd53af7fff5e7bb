/** The page that explains: choose what it is about, read every decision, print it for an auditor. */
import { useState } from 'react';
import { RUN, SUGGESTIONS } from '../../api/explain.ts';
import { SUGGEST_USER } from '../../api/records.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { SearchField, SelectField } from '../../parts/Field.tsx';
import { Link } from '../../parts/Link.tsx';
import { Failed, Loading, NoRun } from '../../parts/States.tsx';
import { Title } from '../../parts/Title.tsx';
import { recordAddress, useChange, usePlace } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { explainWords } from '../../words/explain.ts';
import { useFormat } from '../../words/format.ts';
import { shellWords } from '../../words/shell.ts';
import { OfComputer, OfProduct, OfUser } from './Lists.tsx';

const KINDS = ['computer', 'product', 'user'] as const;
type Kind = (typeof KINDS)[number];

/** What the address asks about: a product beside a computer only narrows it. */
const askedIn = (parameters: URLSearchParams): { readonly kind: Kind; readonly key: string } => {
  const kind = KINDS.find(name => parameters.get(name)) ?? 'computer';
  return { kind, key: parameters.get(kind) ?? '' };
};

const Choice = ({
  kind,
  known,
  product,
}: {
  readonly kind: Kind;
  readonly known: string;
  readonly product: string | null;
}) => {
  const words = useWords(explainWords);
  const change = useChange();
  const [chosen, setChosen] = useState<Kind>(kind);
  const [typed, setTyped] = useState('');
  const [shownKind, setShownKind] = useState(kind);
  if (shownKind !== kind) {
    setShownKind(kind);
    setChosen(kind);
  }
  const { value } = useAnswer(SUGGESTIONS, typed.length >= 2 && chosen !== 'user' ? { text: typed } : null);
  const { value: people } = useAnswer(SUGGEST_USER, typed.length >= 2 && chosen === 'user' ? { text: typed } : null);
  const found = { computer: value?.computers, product: value?.products, user: people?.users }[chosen];
  const suggestions = found?.edges.map(({ node }) => node.key) ?? [];
  const go = (key: string): void => {
    if (key.trim() !== '') change({ computer: null, product: null, user: null, [chosen]: key.trim() }, false);
  };
  return (
    <search className="filters noprint">
      <SelectField
        label={words.about}
        value={chosen}
        options={KINDS.map(code => [code, words.kinds[code]] as const)}
        onChange={code => setChosen(code as Kind)}
      />
      <SearchField
        key={chosen}
        label={words.key[chosen]}
        value={chosen === kind ? known : ''}
        rest={0}
        suggestions={suggestions}
        onTyped={setTyped}
        onChange={go}
      />
      {kind === 'computer' && known !== '' && chosen === 'computer' && (
        <SearchField
          label={words.product}
          value={product ?? ''}
          onChange={text => change({ product: text.trim() })}
          rest={0}
        />
      )}
    </search>
  );
};

export const Explain = () => {
  const words = useWords(explainWords);
  const codes = useWords(codeWords);
  const shell = useWords(shellWords);
  const { day, number } = useFormat();
  const { parameters } = usePlace();
  const { kind, key } = askedIn(parameters);
  const product = parameters.get('product');
  const isBrief = parameters.get('brief') === 'yes';
  const change = useChange();
  const { value, error, again } = useAnswer(RUN, { run: parameters.get('run') });
  const run = value?.run;
  return (
    <>
      <Title text={key === '' ? words.title : `${words.kinds[kind]} ${key}`}>
        {run && (
          <span className="quiet">{words.asOf(day(run.asOf), codes.policy[run.policy], number(run.number))}</span>
        )}
      </Title>
      {error && <Failed error={error} again={again} />}
      {!value && !error && <Loading />}
      {value && !run && <NoRun />}
      {run && (
        <>
          <Choice kind={kind} known={key} product={product} />
          {key === '' ? (
            <p className="quiet">{words.lead}</p>
          ) : (
            <>
              <p className="actions noprint">
                <button type="button" onClick={() => window.print()}>
                  {shell.print}
                </button>
                {kind !== 'product' && (
                  <Link to={recordAddress(`${kind}s`, key, parameters.get('run'))} className="button">
                    {words.details[kind]}
                  </Link>
                )}
                {kind !== 'product' && (
                  <label className="check">
                    <input
                      type="checkbox"
                      checked={isBrief}
                      onChange={event => change({ brief: event.target.checked ? 'yes' : null })}
                    />
                    {words.brief}
                  </label>
                )}
              </p>
              {kind === 'computer' && <OfComputer computer={key} product={product} run={run.id} isBrief={isBrief} />}
              {kind === 'product' && <OfProduct product={key} run={run.id} />}
              {kind === 'user' && <OfUser user={key} run={run.id} isBrief={isBrief} />}
            </>
          )}
        </>
      )}
    </>
  );
};
