/** The figures of a position alone, where two states are compared. */
import type { PositionRecord } from '../../app/positions.ts';
import { builder } from './builder.ts';
import { PositionStatus } from './enums.ts';
import { Money } from './money.ts';

export const Figures = builder.objectRef<PositionRecord>('Figures').implement({
  description: 'The figures of a position.',
  fields: t => ({
    entitled: t.exposeInt('entitled', { description: 'What may be consumed.' }),
    consumed: t.exposeInt('consumed', { description: 'What is consumed.' }),
    available: t.exposeInt('available', { description: 'What is left; negative where it is not enough.' }),
    shortfall: t.exposeInt('shortfall', { description: 'What is missing.' }),
    projected: t.exposeInt('projected', { description: 'What is to be ordered at the next true-up.' }),
    raw: t.exposeInt('raw', { description: 'Installations given to the license.' }),
    exempt: t.exposeInt('exempt', { description: 'Those of them that are exempt.' }),
    status: t.field({ type: PositionStatus, description: 'How it stands.', resolve: ({ status }) => status }),
    exposure: t.field({
      type: Money,
      nullable: true,
      description: 'What the shortfall costs; null where no price is known.',
      resolve: ({ exposure, currency }) => (exposure === null ? null : { amount: exposure, currency }),
    }),
  }),
});

export interface ChangedShape {
  readonly license: string;
  readonly name: string;
  readonly before: PositionRecord | null;
  readonly after: PositionRecord | null;
}
