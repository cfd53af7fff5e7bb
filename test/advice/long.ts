/** The long comparison of advised purchases with the cheapest there are: `node test/advice/long.ts [estates] [seed] [priority|optimal] [metrics]`. */
import type { MetricId } from '../../engine/metrics/parameters.ts';
import type { Policy } from '../../engine/reconcile.ts';
import { agreeOn } from './agree.ts';

const [count, seed] = [Number(process.argv[2] ?? 2_000), Number(process.argv[3] ?? 1)];
const policy = (process.argv[4] ?? 'priority') as Policy;
const metrics = (process.argv[5] ?? 'device,user,core').split(',') as MetricId[];
const accesses = metrics.some(metric => metric.includes('cal')) ? 4 : 0;
const seen = await agreeOn(count, seed, policy, metrics, { accesses });
process.stdout.write(`${policy}: what is advised is the cheapest where that is said: ${JSON.stringify(seen)}\n`);
