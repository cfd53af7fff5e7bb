/** Rights as they stand on a contract, a license or a product of a license. */
import { builder } from './builder.ts';
import { columnFields, rightsInputs } from './columns.ts';
import { RIGHTS_TEXTS } from './columnTexts.ts';

/** A row of a table that has the rights columns. */
export type RightsShape = Readonly<Record<string, unknown>>;

export const Rights = builder.objectRef<RightsShape>('Rights');
Rights.implement({
  description: 'Rights as they were entered; null is not given.',
  fields: t => columnFields<RightsShape>(t, 'licenses', RIGHTS_TEXTS, row => row),
});

export const RightsInput = builder.inputType('RightsInput', {
  description: 'Rights to be written. What is left out keeps what is stored; null makes it blank.',
  fields: t => rightsInputs(t),
});
