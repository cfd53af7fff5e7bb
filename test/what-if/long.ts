/** The long comparison of what-ifs by parts with everything computed: `node test/what-if/long.ts [cases] [seed] [priority|optimal] [hardware]`. */
import { reconcileOptimally } from '../../app/optimal/index.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { AS_OF } from '../oracle/arbitraries.ts';
import { modelTerms } from '../oracle/terms.ts';
import { agreeOn, HARDWARE } from './agree.ts';

const count = Number(process.argv[2] ?? 5_000);
const seed = Number(process.argv[3] ?? 1);
const policy = process.argv[4] ?? 'priority';
/** What the policy itself cannot do is another test's matter: such cases are counted, not compared. */
let failed = 0;
const rates = { EUR: '1', USD: '0.9', GBP: '1.2', '': '1' };
const seen = await agreeOn(
  count,
  seed,
  policy === 'optimal'
    ? async image => {
        try {
          return await reconcileOptimally(image, modelTerms, AS_OF, { rates });
        } catch (error) {
          if (!(error instanceof Error && error.message.endsWith('this is a defect of the engine'))) throw error;
          failed++;
          return null;
        }
      }
    : async image => reconcile(image, modelTerms, AS_OF),
  process.argv[5] === 'hardware' ? HARDWARE : {},
);
process.stdout.write(`${policy}: parts and the whole agree: ${JSON.stringify({ ...seen, failed })}\n`);
