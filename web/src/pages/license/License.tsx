/** The page of one license: how it stands and why, what it may, what belongs to it, and who uses it. */
import { LICENSE } from '../../api/license.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { History } from '../../parts/History.tsx';
import { Link } from '../../parts/Link.tsx';
import { Empty, Failed, Loading } from '../../parts/States.tsx';
import { Title } from '../../parts/Title.tsx';
import { RightsPanel } from '../../rights/Panel.tsx';
import { addressWith, useChange, usePlace } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { licenseWords } from '../../words/license.ts';
import { Consumers } from './Consumers.tsx';
import { Contracts, Facts, Products, Purchases } from './Facts.tsx';
import { PositionCard } from './PositionCard.tsx';

export const License = ({ license: key }: { readonly license: string }) => {
  const words = useWords(licenseWords);
  const change = useChange();
  const chosen = usePlace().parameters.get('run');
  const { value, error, isLoading, again } = useAnswer(LICENSE, { key, run: chosen });
  const license = value?.license;
  const run = value?.run ?? null;
  return (
    <>
      <p className="noprint">
        <Link to={addressWith('/positions', new URLSearchParams(), { run: chosen })}>← {words.back}</Link>
      </p>
      <Title text={license?.name || key}>{license?.name && <span className="quiet">{license.key}</span>}</Title>
      {error && <Failed error={error} again={again} />}
      {!value && isLoading && <Loading />}
      {value && !license && (
        <Empty title={words.notFound(key)}>
          <p>{words.notFoundHelp}</p>
        </Empty>
      )}
      {license && (
        <>
          <div className="columns">
            <div className="stack">
              <PositionCard license={license} run={run} />
              <Facts license={license} />
              <Products license={license} />
              <Contracts license={license} />
              <Purchases license={license} />
            </div>
            <div className="stack">
              <RightsPanel license={license} run={run} again={again} onReconciled={() => change({ run: null })} />
              <History history={value.changes.edges.map(({ node }) => node)} of="LICENSES" />
            </div>
          </div>
          {license.position && run && <Consumers license={license.key} run={run.id} />}
        </>
      )}
    </>
  );
};
