/** Operation: the positions of a run, page by page. */
import { FIGURES } from './fragments.ts';
import { operation, type Paged } from './operation.ts';
import type { Connection, PositionRow, Status } from './types.ts';

export const ORDER_FIELDS = [
  'NAME',
  'LICENSE',
  'PUBLISHER',
  'METRIC',
  'ENTITLED',
  'CONSUMED',
  'AVAILABLE',
  'SHORTFALL',
  'STATUS',
  'EXPOSURE',
] as const;
export type OrderField = (typeof ORDER_FIELDS)[number];

export interface PositionsAsked {
  readonly run: string | null;
  readonly filter: {
    readonly status: readonly Status[] | null;
    readonly publisher: string | null;
    readonly text: string | null;
  };
  readonly orderBy: { readonly field: OrderField; readonly direction: 'ASC' | 'DESC' };
}

export interface PositionsAnswer {
  readonly run: { readonly positions: Connection<PositionRow> } | null;
}

export const POSITIONS = operation<PositionsAnswer, PositionsAsked & Paged>(
  `query Positions($run: ID, $first: Int, $after: String, $filter: PositionFilter, $orderBy: PositionOrder) {
    run(id: $run) {
      positions(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { id license { key name publisher metric } ${FIGURES} } }
      }
    }
  }`,
);
