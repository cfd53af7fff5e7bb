/** Operations of the page that says what to do: the run it is about, which is known at once, and the advice, which takes seconds. */
import { RUN_HEAD } from './fragments.ts';
import type {
  AdvicePlanFragment,
  AdviceQuery,
  AdviceQueryVariables,
  AdviceRunQuery,
  AdviceRunQueryVariables,
} from './generated.ts';
import { operation } from './operation.ts';

export const ADVICE_RUN = operation<AdviceRunQuery, AdviceRunQueryVariables>(
  'query AdviceRun($run: ID) { run(id: $run) { ...RunHead } last: run { id } }',
  RUN_HEAD,
);

const MONEY = 'amount currency';

const EFFECT = `fragment AdviceEffectFields on AdviceEffect {
  exposureBefore { ${MONEY} } exposureAfter { ${MONEY} } saved { ${MONEY} }
  shortfallBefore shortfallAfter unlicensedBefore unlicensedAfter consumedBefore consumedAfter
}`;

const PLAN = `fragment AdvicePlan on PurchasePlan {
  policy proven unpriced cost { ${MONEY} } bound { ${MONEY} }
  purchases { licenseKey name publisher quantity perPack packs shortfall unitPrice { ${MONEY} } cost { ${MONEY} } }
  effect { ...AdviceEffectFields }
}`;

export const ADVICE = operation<AdviceQuery, AdviceQueryVariables>(
  `query Advice($run: ID, $unusedDays: Int) {
    run(id: $run) {
      id
      advice(unusedDays: $unusedDays) {
        asOf policy unusedDays estateChanged exposure { ${MONEY} } shortfall unlicensed
        purchases { ...AdvicePlan }
        cheaperPurchases { ...AdvicePlan }
        cheaperSentence
        licensing {
          product publisher software installations computers likeKey quantity cost { ${MONEY} } sentence
        }
        licensingLeftOut
        removals {
          product licenseKey name installations sentence
          computers { computer version edition lastUsed }
          effect { ...AdviceEffectFields }
        }
        removalsLeftOut unusedInstallations unknownUse
        giveBacks {
          licenseKey name publisher quantity value { ${MONEY} } notRenew sentence
          purchases { purchase kind quantity ends }
          effect { ...AdviceEffectFields }
        }
        giveBackValue { ${MONEY} }
        reassignments {
          licenseKey name computer user why assignedOn minimumDays freeFrom isBlocked source sentence
          effect { ...AdviceEffectFields }
        }
        reassignmentsLeftOut
      }
    }
  }`,
  PLAN,
  EFFECT,
);

export type Advice = NonNullable<AdviceQuery['run']>['advice'];
export type Plan = AdvicePlanFragment;
export type PlannedPurchase = Plan['purchases'][number];
export type Removal = Advice['removals'][number];
export type GiveBack = Advice['giveBacks'][number];
export type Reassignment = Advice['reassignments'][number];
