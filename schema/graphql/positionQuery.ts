/** Which positions are asked for, and in which order. */
import { type PositionOrder as Order, POSITION_ORDERS, type PositionsAsked } from '../../app/pages/positions.ts';
import { builder } from './builder.ts';
import { enumOf, OrderDirection, PositionStatus } from './enums.ts';

export const PositionFilter = builder.inputType('PositionFilter', {
  description: 'Which positions. All that is given must fit.',
  fields: t => ({
    status: t.field({ type: [PositionStatus], description: 'One of these statuses.' }),
    publisher: t.string({ description: 'Publisher of the license.' }),
    text: t.string({ description: 'Part of the key or the name of the license.' }),
    license: t.string({ description: 'Key of the license.' }),
    metric: t.string({ description: 'Metric of the license.' }),
    product: t.string({ description: 'Key of a product that the license is for.' }),
  }),
});

const ORDER_TEXTS = {
  license: 'By the key of the license.',
  name: 'By the name of the license.',
  publisher: 'By publisher.',
  metric: 'By metric.',
  entitled: 'By what may be consumed.',
  consumed: 'By what is consumed.',
  available: 'By what is left.',
  shortfall: 'By what is missing.',
  exposure: 'By currency, then by what the shortfall costs.',
  status: 'By status, what needs attention first.',
} as const satisfies Record<Order, string>;

const PositionOrderField = enumOf(
  'PositionOrderField',
  `What positions are ordered by: one of ${POSITION_ORDERS.length}.`,
  ORDER_TEXTS,
);

export const PositionOrder = builder.inputType('PositionOrder', {
  description: 'The order of positions; equal ones by the key of the license.',
  fields: t => ({
    field: t.field({ type: PositionOrderField, required: true, description: 'What they are ordered by.' }),
    direction: t.field({ type: OrderDirection, description: 'Which way; ASC when left out.' }),
  }),
});

interface Given {
  readonly filter?: typeof PositionFilter.$inferInput | null;
  readonly orderBy?: typeof PositionOrder.$inferInput | null;
}

/** The arguments as the use case takes them. */
export const positionsAsked = ({ filter, orderBy }: Given): PositionsAsked => ({
  status: filter?.status ?? undefined,
  publisher: filter?.publisher ?? undefined,
  text: filter?.text ?? undefined,
  license: filter?.license ?? undefined,
  metric: filter?.metric ?? undefined,
  product: filter?.product ?? undefined,
  orderBy: orderBy?.field,
  descending: orderBy?.direction === 'desc',
});
