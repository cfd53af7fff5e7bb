/** What holds for every test file: random estates are the same in every run, so that a failure is one of the change that is tested. */
import fc from 'fast-check';

/** Another seed looks elsewhere: `SAMWISE_TEST_SEED=7 npm test`. The long comparisons (`npm run test:long`) take theirs as an argument. */
const SEED = 20_260_131;

fc.configureGlobal({ seed: Number(process.env.SAMWISE_TEST_SEED ?? SEED) });
