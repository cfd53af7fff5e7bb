/** What a step of advice changes: the whole estate with and without it. */
import type { AdviceEffect as Shape } from '../../app/advice.ts';
import { builder } from './builder.ts';
import { ChangedPosition } from './changedPosition.ts';
import { amounts, Money } from './money.ts';

export const AdviceEffect = builder.objectRef<Shape>('AdviceEffect').implement({
  description: 'The whole estate with and without a step, computed by the engine.',
  fields: t => ({
    exposureBefore: t.field({
      type: [Money],
      description: 'Exposure without it, by currency; nothing where there is none.',
      resolve: ({ exposureBefore }) => amounts(exposureBefore),
    }),
    exposureAfter: t.field({
      type: [Money],
      description: 'Exposure with it.',
      resolve: ({ exposureAfter }) => amounts(exposureAfter),
    }),
    saved: t.field({
      type: [Money],
      description: 'What the exposure falls by; negative where it rises.',
      resolve: ({ saved }) => amounts(saved),
    }),
    shortfallBefore: t.exposeInt('shortfallBefore', { description: 'Entitlements missing without it.' }),
    shortfallAfter: t.exposeInt('shortfallAfter', { description: 'Entitlements missing with it.' }),
    unlicensedBefore: t.exposeInt('unlicensedBefore', { description: 'What nothing covers without it.' }),
    unlicensedAfter: t.exposeInt('unlicensedAfter', { description: 'What nothing covers with it.' }),
    consumedBefore: t.exposeInt('consumedBefore', {
      description: 'What the license consumes without it; where it is about none, all positions that change.',
    }),
    consumedAfter: t.exposeInt('consumedAfter', { description: 'The same with it.' }),
    positions: t.field({
      type: [ChangedPosition],
      description: 'Positions that would differ, by license key.',
      resolve: ({ positions }) => positions,
    }),
  }),
});
