/** Where the reader is: path and parameters of the address, which hold everything that is worth a bookmark. */
import { useCallback, useSyncExternalStore } from 'react';

const CHANGED = 'samwise:moved';

const subscribe = (changed: () => void): (() => void) => {
  window.addEventListener('popstate', changed);
  window.addEventListener(CHANGED, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(CHANGED, changed);
  };
};

const current = (): string => `${window.location.pathname}${window.location.search}`;

/** Goes to an address of the page. `replace` keeps the way back as it was. */
export const goTo = (address: string, replace = false): void => {
  if (address === current()) return;
  if (replace) window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  window.dispatchEvent(new Event(CHANGED));
};

export interface Place {
  readonly path: string;
  readonly parameters: URLSearchParams;
}

export const usePlace = (): Place => {
  const address = useSyncExternalStore(subscribe, current);
  const [path, search = ''] = address.split('?');
  return { path, parameters: new URLSearchParams(search) };
};

export type Patch = Readonly<Record<string, string | null>>;

/** An address with parameters changed; blank ones go. */
export const addressWith = (path: string, parameters: URLSearchParams, patch: Patch): string => {
  const next = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(patch))
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  const search = next.toString();
  return search === '' ? path : `${path}?${search}`;
};

/** Changes parameters of the address where the reader is. */
export const useChange = (): ((patch: Patch, replace?: boolean) => void) =>
  useCallback(
    (patch, replace = true) =>
      goTo(addressWith(window.location.pathname, new URLSearchParams(window.location.search), patch), replace),
    [],
  );

/** A key as a step of a path. A dot is written out, because a step with a dot would be taken for a file. */
export const stepOf = (key: string): string => encodeURIComponent(key).replaceAll('.', '%2E');

/** The page of a license, in a run where one is chosen. */
export const licenseAddress = (key: string, run?: string | null): string =>
  addressWith(`/licenses/${stepOf(key)}`, new URLSearchParams(), { run: run ?? null });

/** The page of a contract, a computer or a user. */
export const recordAddress = (kind: 'contracts' | 'computers' | 'users', key: string, run?: string | null): string =>
  addressWith(`/${kind}/${stepOf(key)}`, new URLSearchParams(), { run: run ?? null });

/** The page that explains everything about a computer or a user. */
export const explainAddress = (about: Patch, run?: string | null): string =>
  addressWith('/explain', new URLSearchParams(), { ...about, run: run ?? null });
