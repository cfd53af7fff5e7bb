/** Positions of a run page by page. A run never changes, so a row's place in the order is found again by its license. */
import type { Status } from '../../engine/codes.ts';
import type { PositionRecord } from '../../engine/explain/view.ts';
import { type PositionQuery, positionsOf } from '../positions.ts';
import type { OpenRun } from '../runs.ts';
import { type Connection, type PageAsked, pageOf } from './page.ts';

export { POSITION_ORDERS, type PositionOrder } from '../positions.ts';

/** What is asked for; several statuses may fit. */
export interface PositionsAsked extends Omit<PositionQuery, 'status'> {
  readonly status?: readonly Status[];
}

/** One page of positions. */
export const positionPage = (open: OpenRun, query: PositionsAsked, asked: PageAsked): Connection<PositionRecord> => {
  const { status, ...rest } = query;
  let known: readonly PositionRecord[] | undefined;
  const all = (): readonly PositionRecord[] => {
    known ??= positionsOf(open, rest).filter(position => !status || status.includes(position.status));
    return known;
  };
  return pageOf<PositionRecord>(
    {
      list: JSON.stringify(['positions', open.meta.id, query, ...(open.within ? [open.within.name] : [])]),
      rows: (after, limit) => {
        const from = after === null ? 0 : all().findIndex(({ license }) => license === after[0]) + 1;
        return all().slice(from, from + limit);
      },
      valuesOf: ({ license }) => [license],
      count: () => all().length,
    },
    asked,
  );
};
