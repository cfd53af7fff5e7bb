/** Crowds: bundles that cost the same in every way are counted instead of told apart. */
import { RIGHT } from '../../codes.ts';
import { FREE, type Ledger, MERGED } from '../ledger.ts';
import { openLikeness } from './alike.ts';
import type { Bundles } from './bundles.ts';
import type { Choice, Choices } from './choices.ts';
import { waysOf } from './every-way.ts';
import type { Meter } from './meter.ts';
import type { LedgerState } from './placing.ts';
import { beats, openPricing, textOfUse, type Use, undominated, type Way } from './ways.ts';

export interface Crowd {
  readonly uses: readonly Use[];
  /** Bundles in it. */
  count: number;
  /** How many of them `priority` would cover in each way (or in one that this way beats). */
  readonly atFirst: number[];
  /** Whether not all ways are known. */
  readonly cut: boolean;
}

export interface Crowds {
  readonly crowds: readonly Crowd[];
  /** Calls `each` for every member of every crowd, in a fixed order. */
  readonly eachMember: (each: (crowd: number, slots: readonly number[], ways: readonly Way[]) => void) => void;
}

/** The license that has a slot; for one that goes with its installation that which has the installation. */
const licenseOf = (ledger: Ledger, state: LedgerState, slot: number): number => {
  if (state.taken[slot] !== MERGED) return state.taken[slot];
  const sharing = ledger.slots.sharing(ledger.slots.installationOf(slot)) ?? [];
  const bearer = sharing.find(
    each => state.taken[each] >= 0 && ledger.licenses[state.taken[each]].metric.family !== 'user',
  );
  return bearer === undefined ? FREE : state.taken[bearer];
};

interface Kind {
  readonly crowd: number;
  readonly ways: readonly Way[];
  readonly price: (licenses: readonly number[]) => Way;
}

/** Forms the crowds. `priority` is what the policy of that name gives. */
export const crowdsOf = (
  ledger: Ledger,
  choices: Choices,
  bundles: Bundles,
  meter: Meter,
  priority: LedgerState,
): Crowds => {
  const crowds: Crowd[] = [];
  const byText = new Map<string, number>();
  const crowdFor = (ways: readonly Way[], cut: boolean): number => {
    const text = ways.map(way => textOfUse(way.use)).join(' ');
    const known = cut ? undefined : byText.get(text);
    if (known !== undefined) return known;
    crowds.push({ uses: ways.map(way => way.use), count: 0, atFirst: ways.map(() => 0), cut });
    if (!cut) byText.set(text, crowds.length - 1);
    return crowds.length - 1;
  };
  const join = (kind: Kind, licenses: readonly number[]): void => {
    const crowd = crowds[kind.crowd];
    const { use } = kind.price(licenses);
    const way = kind.ways.findIndex(each => beats(each.use, use));
    if (way < 0)
      throw new Error('an assignment costs less than every way that is known: this is a defect of the engine');
    crowd.count++;
    crowd.atFirst[way]++;
  };

  const isFree = ({ license, exempt }: Choice): boolean => exempt || ledger.licenses[license].limit === 'unlimited';
  const singles = new Map<number, Kind>();
  const singleKind = (set: number): Kind => {
    if (!singles.has(set)) {
      const wayOf = new Map(
        choices.sets[set].map((choice): [number, Way] => {
          const amounts = isFree(choice) ? [] : ([[choice.license, 1]] as const);
          const use: Use = { amounts, otherRights: choice.right === RIGHT.exact ? 0 : 1 };
          return [choice.license, { licenses: [choice.license], use }];
        }),
      );
      const ways = undominated(wayOf.values());
      singles.set(set, { crowd: crowdFor(ways, false), ways, price: ([license]) => wayOf.get(license)! });
    }
    return singles.get(set)!;
  };
  for (let slot = 0; slot < bundles.single.length; slot++)
    if (bundles.single[slot] === 1) join(singleKind(choices.setOf[slot]), [licenseOf(ledger, priority, slot)]);

  const likeness = openLikeness(ledger, choices, bundles);
  const kinds = new Map<string, Kind>();
  const members = bundles.bundles.map(({ slots }) => {
    const like = likeness({ slots });
    const given = slots.map(slot => licenseOf(ledger, priority, slot));
    let kind = kinds.get(like.text);
    if (!kind) {
      const price = openPricing(ledger, choices, meter, slots);
      const { ways, cut } = waysOf(choices, slots, like, price, isFree, given);
      kind = { crowd: crowdFor(ways, cut), ways, price };
      if (!cut) kinds.set(like.text, kind);
    }
    join(kind, given);
    return { slots, ways: kind.ways, crowd: kind.crowd };
  });
  return {
    crowds,
    eachMember: each => {
      for (let slot = 0; slot < bundles.single.length; slot++) {
        if (bundles.single[slot] === 0) continue;
        const kind = singles.get(choices.setOf[slot])!;
        each(kind.crowd, [slot], kind.ways);
      }
      for (const { crowd, slots, ways } of members) each(crowd, slots, ways);
    },
  };
};
