/** The long comparison of engine and model, for a pipeline or a night: `node test/differential/long.ts [estates] [seed]`. */
import { agreeOn } from './agree.ts';

const count = Number(process.argv[2] ?? 20_000);
const seed = Number(process.argv[3] ?? 1);
const started = performance.now();
agreeOn(count, seed);
process.stdout.write(
  `engine and model agree on ${count} estates (seed ${seed}) in ${Math.round(performance.now() - started)} ms\n`,
);
