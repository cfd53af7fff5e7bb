/** The long comparison of renewals by parts with everything computed for every day: `node test/renewals/long.ts [cases] [seed] [priority|optimal]`. */
import type { Policy } from '../../engine/reconcile.ts';
import { newWorkspace } from '../app/sampleWorkspace.ts';
import { agreeOn } from './agree.ts';

const [count, seed] = [Number(process.argv[2] ?? 2_000), Number(process.argv[3] ?? 1)];
const policy = (process.argv[4] ?? 'priority') as Policy;
const { workspace, dispose } = newWorkspace();
try {
  const seen = await agreeOn(workspace, count, seed, policy);
  process.stdout.write(`${policy}: parts and the whole agree: ${JSON.stringify(seen)}\n`);
} finally {
  dispose();
}
