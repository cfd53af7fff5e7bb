/** The rows of a connection: page after page, on demand or all of them in a row. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiError, ask } from './ask.ts';
import type { Operation, Paged } from './operation.ts';
import type { Connection, Unpaged } from './types.ts';
import { shownError } from './useAnswer.ts';

export interface Rows<Node> {
  readonly rows: readonly Node[];
  /** Rows of the whole list; undefined until the first page is there. */
  readonly total: number | undefined;
  readonly isLoading: boolean;
  readonly error: ApiError | undefined;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

interface State<Node> {
  readonly key: string;
  readonly rows: readonly Node[];
  readonly total?: number;
  readonly after: string | null;
  readonly hasMore: boolean;
  readonly error?: ApiError;
  readonly isLoading: boolean;
}

const NOTHING = { key: '', rows: [], after: null, hasMore: false, isLoading: false } as const;

/**
 * Asks for pages of `size` rows; `pick` finds the connection in the answer (null: there is none). With `isEager`, every page is
 * asked for as soon as the one before is there.
 */
export const useRows = <Result, Node, Variables extends Paged>(
  asked: Operation<Result, Variables>,
  variables: Unpaged<Variables> | null,
  pick: (result: Result) => Connection<Node> | null,
  size: number,
  isEager = false,
): Rows<Node> => {
  const [times, setTimes] = useState(0);
  const key = variables === null ? '' : `${times}|${JSON.stringify(variables)}`;
  const [state, setState] = useState<State<Node>>(NOTHING);
  const picking = useRef(pick);
  picking.current = pick;
  const stop = useRef<AbortController>(undefined);

  const load = useCallback(
    (after: string | null, before: readonly Node[]) => {
      const given = JSON.parse(key.slice(key.indexOf('|') + 1)) as Unpaged<Variables>;
      stop.current = new AbortController();
      setState(old => ({ ...old, key, isLoading: true, error: undefined }));
      ask(asked, { ...given, first: size, after } as Paged as Variables, stop.current.signal).then(
        result => {
          const page = picking.current(result);
          setState({
            key,
            rows: page ? [...before, ...page.edges.map(({ node }) => node)] : [],
            total: page?.totalCount ?? 0,
            after: page?.pageInfo.endCursor ?? null,
            hasMore: page?.pageInfo.hasNextPage ?? false,
            isLoading: false,
          });
        },
        (thrown: unknown) => {
          const error = shownError(thrown);
          if (error) setState(old => ({ ...old, key, isLoading: false, error }));
        },
      );
    },
    [asked, key, size],
  );

  useEffect(() => {
    if (key !== '') load(null, []);
    return () => stop.current?.abort();
  }, [key, load]);

  const isCurrent = state.key === key;
  const more = useCallback(() => {
    if (isCurrent && state.hasMore && !state.isLoading) load(state.after, state.rows);
  }, [isCurrent, state, load]);
  useEffect(() => {
    if (isEager && !state.error) more();
  }, [isEager, state.error, more]);

  const again = useCallback(() => setTimes(before => before + 1), []);
  return {
    rows: key === '' ? [] : state.rows,
    total: state.total,
    isLoading: key !== '' && (!isCurrent || state.isLoading),
    error: isCurrent ? state.error : undefined,
    hasMore: state.hasMore,
    more,
    again,
  };
};
