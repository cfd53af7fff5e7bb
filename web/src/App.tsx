/** Chooses the page by the address. */
import { Component, lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useAnswer } from './api/useAnswer.ts';
import { VIEWER } from './api/viewer.ts';
import { Overview } from './pages/overview/Overview.tsx';
import { Shell } from './parts/Shell.tsx';
import { Empty, Failed, Loading } from './parts/States.tsx';
import { Title } from './parts/Title.tsx';
import { addressWith, goTo, usePlace } from './state/location.ts';
import { ViewerRole } from './state/viewer.ts';
import { useWords } from './words/bilingual.ts';
import { shellWords } from './words/shell.ts';

// Pages beside the first are loaded when they are come to.
const Positions = lazy(() => import('./pages/positions/Positions.tsx').then(page => ({ default: page.Positions })));
const License = lazy(() => import('./pages/license/License.tsx').then(page => ({ default: page.License })));
const Explain = lazy(() => import('./pages/explain/Explain.tsx').then(page => ({ default: page.Explain })));
const Unlicensed = lazy(() => import('./pages/Unlicensed.tsx').then(page => ({ default: page.Unlicensed })));
const Runs = lazy(() => import('./pages/runs/Runs.tsx').then(page => ({ default: page.Runs })));
const Imports = lazy(() => import('./pages/imports/Imports.tsx').then(page => ({ default: page.Imports })));
const ImportPage = lazy(() => import('./pages/imports/ImportPage.tsx').then(page => ({ default: page.ImportPage })));
const Computers = lazy(() => import('./pages/Computers.tsx').then(page => ({ default: page.Computers })));
const Users = lazy(() => import('./pages/Users.tsx').then(page => ({ default: page.Users })));
const Contracts = lazy(() => import('./pages/Contracts.tsx').then(page => ({ default: page.Contracts })));
const Computer = lazy(() => import('./pages/computer/Computer.tsx').then(page => ({ default: page.Computer })));
const User = lazy(() => import('./pages/user/User.tsx').then(page => ({ default: page.User })));
const Contract = lazy(() => import('./pages/contract/Contract.tsx').then(page => ({ default: page.Contract })));
const WhatIf = lazy(() => import('./pages/what-if/WhatIf.tsx').then(page => ({ default: page.WhatIf })));
const Renewals = lazy(() => import('./pages/renewals/Renewals.tsx').then(page => ({ default: page.Renewals })));
const Advice = lazy(() => import('./pages/advice/Advice.tsx').then(page => ({ default: page.Advice })));
const Unrecognized = lazy(() => import('./pages/Unrecognized.tsx').then(page => ({ default: page.Unrecognized })));

const NotFound = () => {
  const words = useWords(shellWords);
  return (
    <>
      <Title text={words.notFoundTitle} />
      <Empty title={words.notFoundTitle}>
        <p>{words.notFoundHelp}</p>
      </Empty>
    </>
  );
};

const decoded = (step: string): string | undefined => {
  try {
    return decodeURIComponent(step);
  } catch {
    return undefined;
  }
};

/** What the table of positions keeps in its address; it once stood at the root. */
const OF_TABLE = ['status', 'publisher', 'text', 'sort', 'order', 'group', 'columns'] as const;

/** Sends old addresses of the table on to where it is. */
const Root = () => {
  const { parameters } = usePlace();
  const isOfTable = OF_TABLE.some(name => parameters.has(name));
  const address = addressWith('/positions', parameters, {});
  useEffect(() => {
    if (isOfTable) goTo(address, true);
  }, [isOfTable, address]);
  return isOfTable ? <Loading /> : <Overview />;
};

const pageAt = (path: string): ReactNode => {
  const [, first = '', step] = path.split('/');
  const key = step === undefined || step === '' ? undefined : decoded(step);
  if (first === 'licenses' && key !== undefined) return <License key={key} license={key} />;
  if (first === 'imports' && key !== undefined) return <ImportPage key={key} id={key} />;
  if (first === 'computers' && key !== undefined) return <Computer key={key} computer={key} />;
  if (first === 'users' && key !== undefined) return <User key={key} user={key} />;
  if (first === 'contracts' && key !== undefined) return <Contract key={key} contract={key} />;
  if (step !== undefined) return <NotFound />;
  const pages: Readonly<Record<string, ReactNode>> = {
    '': <Root />,
    positions: <Positions />,
    explain: <Explain />,
    unlicensed: <Unlicensed />,
    runs: <Runs />,
    imports: <Imports />,
    computers: <Computers />,
    users: <Users />,
    contracts: <Contracts />,
    unrecognized: <Unrecognized />,
    'what-if': <WhatIf />,
    renewals: <Renewals />,
    advice: <Advice />,
  };
  return Object.hasOwn(pages, first) ? pages[first] : <NotFound />;
};

const Broken = () => {
  const words = useWords(shellWords);
  return (
    <Empty title={words.broken}>
      <p>{words.brokenHelp}</p>
    </Empty>
  );
};

/** Keeps a defect of one page from taking the way to the others with it. */
class Guard extends Component<
  { readonly path: string; readonly children: ReactNode },
  { readonly failedAt: string | null }
> {
  override state = { failedAt: null };
  static getDerivedStateFromError = (): { readonly failedAt: string } => ({ failedAt: window.location.pathname });
  override render(): ReactNode {
    return this.state.failedAt === this.props.path ? <Broken /> : this.props.children;
  }
}

const NOTHING = {} as const;

export const App = () => {
  const { path } = usePlace();
  const { value, error, again } = useAnswer(VIEWER, NOTHING);
  return (
    <ViewerRole value={value?.viewer.role ?? 'VIEWER'}>
      <Shell viewer={value?.viewer.name}>
        {error ? (
          <Failed error={error} again={again} />
        ) : (
          <Guard path={path}>
            <Suspense fallback={<Loading />}>{pageAt(path)}</Suspense>
          </Guard>
        )}
      </Shell>
    </ViewerRole>
  );
};
