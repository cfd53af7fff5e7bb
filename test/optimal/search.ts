/**
 * A long search for estates on which `optimal` is not the best, fails, or says something else of `priority` than that policy:
 * `node test/optimal/search.ts RUNS SEED`; runs are for each mixture of metrics.
 */
import fc from 'fast-check';
import { openSolver } from '../../app/optimal/highs.ts';
import { compareObjectives } from '../../engine/allocate/optimal/objective.ts';
import { type MetricId, PARAMETERS } from '../../engine/metrics/parameters.ts';
import { AS_OF, estates } from '../oracle/arbitraries.ts';
import { compareWithBest, compareWithPriority, MIXTURES } from './compare.ts';
import { scarceEstates } from './scarce-estates.ts';

const [runs = '500', seed = '1'] = process.argv.slice(2);
const solver = openSolver();
const every = estates({
  metrics: (Object.keys(PARAMETERS) as MetricId[]).sort(),
  installations: 7,
  licenses: 3,
  usage: 3,
  access: 3,
});
const searched = [
  ['every metric', every] as const,
  ...Object.entries(MIXTURES).map(([name, { metrics, accesses }]) => [name, scarceEstates(metrics, accesses)] as const),
];
const text = (value: unknown): string =>
  JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? `${each}` : each));

for (const [name, estatesOfKind] of searched) {
  const told = { compared: 0, tooMany: 0, priorityWasWorse: 0, decided: 0 };
  const property = fc.asyncProperty(estatesOfKind, async estate => {
    const compared = await compareWithBest(estate, AS_OF, solver.solve);
    if (compared === null) {
      told.tooMany++;
      return;
    }
    told.compared++;
    if (compared.better) told.priorityWasWorse++;
    if (compared.components > 0) told.decided++;
    if (compareObjectives(compared.came, compared.best) !== 0 || !compared.proven)
      throw new Error(`${text(compared)}\n${text(estate)}`);
  });
  await fc.assert(property, { numRuns: Number(runs), seed: Number(seed), endOnFailure: true });
  process.stdout.write(`${name}: ${text(told)}\n`);
}

const larger = { seen: 0, priorityWasWorse: 0, unproven: 0 };
const promised = fc.asyncProperty(
  estates({ metrics: (Object.keys(PARAMETERS) as MetricId[]).sort(), installations: 16, licenses: 5 }),
  async estate => {
    const found = await compareWithPriority(estate, AS_OF, solver.solve);
    larger.seen++;
    if (compareObjectives(found.objective, found.priority) < 0) larger.priorityWasWorse++;
    if (!found.proven) larger.unproven++;
  },
);
await fc.assert(promised, { numRuns: Number(runs), seed: Number(seed), endOnFailure: true });
process.stdout.write(`every metric, larger: ${text(larger)}\n`);
process.stdout.write(`${solver.seconds().toFixed(1)} s of solving\n`);
await solver.close();
