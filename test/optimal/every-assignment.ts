/** The best assignment of a tiny estate by trying every one and settling each with the engine: the judge of the policy `optimal`. */
import { bindAllocations } from '../../engine/allocate/binding.ts';
import { answerFor, lacksPrimary } from '../../engine/allocate/candidates.ts';
import { FREE, give, type Ledger, MERGED, openLedger, productOf } from '../../engine/allocate/ledger.ts';
import { compareObjectives, type Objective } from '../../engine/allocate/optimal/objective.ts';
import { allocateByPriority } from '../../engine/allocate/priority.ts';
import { add, fraction, times, whole } from '../../engine/fraction.ts';
import type { Image } from '../../engine/image/image.ts';
import type { License } from '../../engine/license/license.ts';
import { prepareLicenses, takingOrder } from '../../engine/license/prepare.ts';
import { settle } from '../../engine/settle.ts';
import type { Terms } from '../../engine/terms.ts';

const isDecided = ({ metric, notInForce }: License): boolean =>
  notInForce === 0 && metric.family !== 'access' && metric.family !== 'measured';

const ledgerOf = (image: Image, terms: Terms, asOf: number): Ledger => {
  const { licenses } = prepareLicenses(image, terms, asOf);
  return openLedger(image, terms, asOf, licenses, takingOrder(licenses));
};

/** The four figures of a ledger as it stands, from its positions and decisions. A license without a price counts 1 a unit. */
export const figuresOf = (ledger: Ledger): Objective => {
  let [exposure, trueUp, value, otherRights] = [fraction('0'), fraction('0'), fraction('0'), 0];
  for (const { license, consumed, shortfall, projected } of settle(ledger).positions) {
    if (!isDecided(license)) continue;
    const price = license.price.amount ?? fraction('1');
    exposure = add(exposure, times(whole(shortfall), price));
    trueUp = add(trueUp, times(whole(projected), price));
    if (license.limit !== 'unlimited') value = add(value, times(whole(consumed), price));
  }
  ledger.taken.forEach((license, slot) => {
    if (license >= 0 && isDecided(ledger.licenses[license]) && ledger.right[slot] !== 0) otherRights++;
  });
  return { exposure, trueUp, value, otherRights };
};

interface Open {
  readonly slot: number;
  readonly answers: readonly { readonly license: License; readonly right: number }[];
}

/** Slots that are free to decide, with the licenses that may cover each. */
const openSlots = (ledger: Ledger): readonly Open[] => {
  const lacking = new Map(ledger.order.map(license => [license, lacksPrimary(ledger, license)]));
  return Array.from({ length: ledger.slots.count }, (_, slot) => slot)
    .filter(slot => ledger.taken[slot] === FREE)
    .map(slot => {
      const answers = ledger.order
        .filter(license => isDecided(license) && license.productAt.has(productOf(ledger, slot)))
        .map(license => ({
          license,
          right: answerFor(ledger, license, slot, lacking.get(license)!),
        }))
        .filter(({ right }) => right >= 0);
      return { slot, answers };
    })
    .filter(({ answers }) => answers.length > 0);
};

/** Most assignments that are tried. */
const TRIED_MAX = 4_000;

export interface Best {
  readonly best: Objective;
  readonly priority: Objective;
  readonly assignments: number;
}

/** The least figures; null where there are too many assignments to try. Measured licenses keep what `priority` gives them. */
export const bestOf = (image: Image, terms: Terms, asOf: number): Best | null => {
  const byPriority = ledgerOf(image, terms, asOf);
  allocateByPriority(byPriority);
  const priority = figuresOf(byPriority);
  const ledger = ledgerOf(image, terms, asOf);
  bindAllocations(ledger);
  byPriority.taken.forEach((license, slot) => {
    if (ledger.taken[slot] === FREE && byPriority.licenses[license]?.metric.family === 'measured')
      give(ledger, ledger.licenses[license], slot);
  });
  const open = openSlots(ledger);
  const assignments = open.reduce((count, { answers }) => count * answers.length, 1);
  if (assignments > TRIED_MAX) return null;
  const before = { taken: ledger.taken.slice(), right: ledger.right.slice(), given: ledger.given.slice() };
  let best: Objective | null = null;
  for (let number = 0; number < assignments; number++) {
    ledger.taken.set(before.taken);
    ledger.right.set(before.right);
    ledger.given.set(before.given);
    let rest = number;
    for (const { slot, answers } of open) {
      const { license, right } = answers[rest % answers.length];
      rest = Math.floor(rest / answers.length);
      const others = ledger.slots.sharing(ledger.slots.installationOf(slot)) ?? [];
      const had = license.metric.family !== 'user' && others.some(each => ledger.taken[each] === license.index);
      ledger.taken[slot] = had ? MERGED : license.index;
      ledger.right[slot] = right;
      if (!had) ledger.given[license.index]++;
    }
    const figures = figuresOf(ledger);
    if (best === null || compareObjectives(figures, best) < 0) best = figures;
  }
  return { best: best!, priority, assignments };
};
