/** The long comparison of what-ifs by parts with everything computed: `node test/what-if/long.ts [cases] [seed] [priority|optimal] [hardware]`. */
import { reconcileOptimally } from '../../app/optimal/index.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { AS_OF } from '../oracle/arbitraries.ts';
import { modelTerms } from '../oracle/terms.ts';
import { agreeOn, HARDWARE } from './agree.ts';

const count = Number(process.argv[2] ?? 5_000);
const seed = Number(process.argv[3] ?? 1);
const policy = process.argv[4] ?? 'priority';
const rates = { EUR: '1', USD: '0.9', GBP: '1.2', '': '1' };
const seen = await agreeOn(
  count,
  seed,
  policy === 'optimal'
    ? image => reconcileOptimally(image, modelTerms, AS_OF, { rates })
    : async image => reconcile(image, modelTerms, AS_OF),
  process.argv[5] === 'hardware' ? HARDWARE : {},
);
process.stdout.write(`${policy}: parts and the whole agree: ${JSON.stringify(seen)}\n`);
