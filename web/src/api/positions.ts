/** Operation: the positions of a run, page by page. */
import { FIGURES } from './fragments.ts';
import type { PositionOrderField, PositionsQuery, PositionsQueryVariables } from './generated.ts';
import { operation } from './operation.ts';
import type { Unpaged } from './types.ts';

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
] as const satisfies readonly PositionOrderField[];
export type OrderField = PositionOrderField;

/** What is asked for in the table. */
export type PositionsAsked = Unpaged<PositionsQueryVariables>;

export const POSITIONS = operation<PositionsQuery, PositionsQueryVariables>(
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
