/** Random estates on which engine and model must agree; the seed of a difference is in the message. */
import fc from 'fast-check';
import { AS_OF, type EstateOptions, estates } from '../oracle/arbitraries.ts';
import { modelTerms } from '../oracle/terms.ts';
import { compared } from './compare.ts';

/** Runs `count` random estates and says how many were compared. Throws with a shrunk counterexample where engine and model differ. */
export const agreeOn = (count: number, seed: number, options: EstateOptions = {}): number => {
  let seen = 0;
  fc.assert(
    fc.property(estates(options), estate => {
      seen++;
      const { engine, model } = compared(estate, modelTerms, AS_OF);
      for (const section of Object.keys(engine)) {
        const ours = engine[section];
        const theirs = model[section];
        const onlyOurs = ours.filter(row => !theirs.includes(row));
        const onlyTheirs = theirs.filter(row => !ours.includes(row));
        if (onlyOurs.length > 0 || onlyTheirs.length > 0 || ours.length !== theirs.length)
          throw new Error(
            `${section} differ\nengine only:\n  ${onlyOurs.join('\n  ')}\nmodel only:\n  ${onlyTheirs.join('\n  ')}`,
          );
      }
    }),
    { numRuns: count, seed },
  );
  return seen;
};
