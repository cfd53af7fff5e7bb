/** Which runs are asked for. */
import { builder } from './builder.ts';
import { DayRange } from './dayRange.ts';
import { Policy } from './enums.ts';

export const RunFilter = builder.inputType('RunFilter', {
  description: 'Which runs. All that is given must fit.',
  fields: t => ({
    policy: t.field({ type: Policy, description: 'How licenses were given.' }),
    asOf: t.field({ type: DayRange, description: 'For which day.' }),
  }),
});
