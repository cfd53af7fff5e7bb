/** What `optimal` saves against `priority` on generated estates with scarce, overlapping rights, what is proven, and how long it takes. */
import { parseArgs } from 'node:util';
import { openSolver } from '../app/optimal/highs.ts';
import { loadCatalog } from '../catalog/load.ts';
import { termsFor } from '../catalog/terms.ts';
import { parseDay } from '../engine/estate/days.ts';
import { type Fraction, money } from '../engine/fraction.ts';
import { imageOf } from '../engine/image/build.ts';
import type { Image, InstallationColumns } from '../engine/image/image.ts';
import { reconcile, reconcileOptimal } from '../engine/reconcile.ts';
import { applicationsOf, type Catalog, createCatalog } from '../fixtures/generate/estate/catalog.ts';
import { createPicker } from '../fixtures/generate/estate/installations.ts';
import { type GenerateOptions, type Size, sizeOf } from '../fixtures/generate/estate/size.ts';
import { generateEstate } from '../fixtures/generate/estate.ts';
import { settleCsv } from '../test/fixtures/read.ts';

/** The same installations as the generated file, straight as columns. */
const installationsOf = (size: Size, catalog: Catalog): InstallationColumns => {
  const pick = createPicker(size, catalog);
  const computer = new Int32Array(size.installations);
  const application = new Int32Array(size.installations);
  let count = 0;
  for (let at = 0; at < size.computers; at++)
    for (const each of pick(at)) {
      computer[count] = at;
      application[count++] = each;
    }
  return { applications: applicationsOf(catalog), computer, application };
};

const imageFor = (options: GenerateOptions): Image => {
  const texts = new Map(
    [...generateEstate(options)]
      .filter(([table]) => table !== 'installations')
      .map(([table, chunks]) => [table, [...chunks].join('')] as const),
  );
  const size = sizeOf(options);
  return imageOf(settleCsv(texts).estate, installationsOf(size, createCatalog(size)));
};

const AS_OF = parseDay('2026-01-31') as number;
const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(2);
const amount = (value: Fraction): string => money(value);

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    metrics: { type: 'string', default: 'device,all' },
    seed: { type: 'string', default: '1' },
  },
});
const terms = termsFor(loadCatalog(), AS_OF);
console.log(
  '| installations | metrics | licenses | exposure priority | exposure optimal | priority, s | optimal, s | of these solving, s | components proven | gap |',
);
console.log('|--:|---|--:|--:|--:|--:|--:|--:|--:|---|');
for (const installations of values.sizes.split(',').map(Number))
  for (const metrics of values.metrics.split(',') as ('device' | 'all')[]) {
    const image = imageFor({ seed: Number(values.seed), installations, metrics, scarcity: 0.7 });
    let began = performance.now();
    reconcile(image, terms, AS_OF);
    const byPriority = seconds(began);
    const solver = openSolver({ secondsInAll: 120 });
    began = performance.now();
    const run = await reconcileOptimal(image, terms, AS_OF, { solve: solver.solve });
    const optimal = seconds(began);
    await solver.close();
    const cells = [
      installations,
      metrics,
      run.ledger.licenses.length,
      amount(run.priority.exposure),
      amount(run.objective.exposure),
      byPriority,
      optimal,
      solver.seconds().toFixed(2),
      `${run.componentsProven} of ${run.components}`,
      run.proven ? '0' : `${(run.gap * 100).toPrecision(2)} % of ${run.gapIn}`,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
