/** Ranges of days, for filters. */
import { builder } from './builder.ts';

export const DayRange = builder.inputType('DayRange', {
  description: 'Days from one to another, both included; open where one is left out.',
  fields: t => ({
    from: t.field({ type: 'Date', description: 'First day.' }),
    to: t.field({ type: 'Date', description: 'Last day.' }),
  }),
});
