/** Components: licenses that no crowd connects are decided independently of each other. */
import type { Fraction } from '../../fraction.ts';
import type { License } from '../../license/license.ts';
import type { Crowd } from './crowds.ts';
import { isPooled } from './pool.ts';
import { type Packs, packOf } from './prices.ts';
import { inProportion } from './proportion.ts';
import { type Amounts, addTo, type Resource, type Resources } from './resources.ts';
import type { Use } from './ways.ts';

/** A license in a component. */
export interface Seat {
  readonly license: License;
  /** Whole number in proportion to its price; exact unless the component says otherwise. */
  readonly weight: number;
  /** What is missing counts in whole packs of so many; 1 where it counts as it is. */
  readonly pack: number;
  /** Its resources, by their place in the component. */
  readonly resources: readonly number[];
}

export interface Component {
  readonly seats: readonly Seat[];
  /** Resources by place; amounts of uses name places. */
  readonly resources: readonly Resource[];
  /** Seat of each resource. */
  readonly seatOf: readonly number[];
  /** What is used whatever is decided. */
  readonly base: readonly number[];
  readonly crowds: readonly {
    /** Number in the list of all crowds. */
    readonly at: number;
    readonly crowd: Crowd;
    readonly uses: readonly Use[];
  }[];
  /** One unit of weight in money. */
  readonly unit: Fraction;
  /** Whether weights are in exact proportion to the prices, and sums of them exact. */
  readonly exact: boolean;
}

/** More than any minimum multiplies a pool by. */
const POOLED_MULTIPLE = 1_000;

/** Seats joined where a crowd can be covered by either. */
const joinSeats = (count: number, crowds: readonly Crowd[], resources: Resources): Int32Array => {
  const parent = Int32Array.from({ length: count }, (_, at) => at);
  const find = (at: number): number => {
    while (parent[at] !== at) at = parent[at];
    return at;
  };
  for (const { uses } of crowds) {
    const licenses = uses.flatMap(use => use.amounts.map(([resource]) => resources.list[resource].license));
    for (const license of licenses) {
      const [a, b] = [find(licenses[0]), find(license)];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  return parent.map((_, at) => find(at));
};

/** The components, by their first license. Crowds with one way add to what is used for certain. */
export const componentsOf = (
  licenses: readonly License[],
  crowds: readonly Crowd[],
  resources: Resources,
  before: (license: number) => Amounts,
  weights: readonly Fraction[],
  packs?: Packs,
): readonly Component[] => {
  const open = crowds.map((crowd, at) => ({ crowd, at })).filter(({ crowd }) => crowd.uses.length > 1);
  const top = joinSeats(
    licenses.length,
    open.map(({ crowd }) => crowd),
    resources,
  );
  const used = new Set(
    open.flatMap(({ crowd }) => crowd.uses.flatMap(use => use.amounts.map(([at]) => resources.list[at].license))),
  );
  const certain: Amounts = new Map();
  for (const license of used) for (const [resource, amount] of before(license)) addTo(certain, resource, amount);
  for (const { uses, count } of crowds)
    if (uses.length === 1) for (const [resource, amount] of uses[0].amounts) addTo(certain, resource, amount * count);
  const groups = Map.groupBy(
    licenses.filter(({ index }) => used.has(index)),
    ({ index }) => top[index],
  );
  const crowdsAt = Map.groupBy(open, ({ crowd }) => {
    const first = crowd.uses.find(use => use.amounts.length > 0)!.amounts[0][0];
    return top[resources.list[first].license];
  });
  return [...groups].map(([key, members]) => {
    const seatAt = new Map(members.map(({ index }, seat) => [index, seat]));
    const places = new Map<number, number>();
    resources.list.forEach((resource, at) => {
      if (seatAt.has(resource.license)) places.set(at, places.size);
    });
    const own = [...places.keys()];
    const base = own.map(resource => certain.get(resource) ?? 0);
    const mine = crowdsAt.get(key) ?? [];
    const largest = mine.reduce(
      (sum, { crowd }) =>
        sum +
        crowd.count *
          Math.max(...crowd.uses.map(use => use.amounts.reduce((all, [, each]) => all + Math.abs(each), 0))),
      members.reduce(
        (sum, license) => sum + Math.abs(license.entitled) + packOf(packs, license) - 1,
        base.reduce((sum, each) => sum + Math.abs(each), 0),
      ),
    );
    const {
      weights: inWhole,
      unit,
      exact,
    } = inProportion(
      members.map(({ index }) => weights[index]),
      members.some(isPooled) ? largest * POOLED_MULTIPLE : largest,
    );
    return {
      seats: members.map((license, seat) => ({
        license,
        weight: inWhole[seat],
        pack: license.limit === 'purchased' ? packOf(packs, license) : 1,
        resources: own.flatMap((resource, place) =>
          resources.list[resource].license === license.index ? [place] : [],
        ),
      })),
      resources: own.map(resource => resources.list[resource]),
      seatOf: own.map(resource => seatAt.get(resources.list[resource].license)!),
      base,
      crowds: mine.map(({ crowd, at }) => ({
        at,
        crowd,
        uses: crowd.uses.map(use => ({
          amounts: use.amounts.map(([resource, amount]) => [places.get(resource)!, amount] as const),
          otherRights: use.otherRights,
        })),
      })),
      unit,
      exact,
    };
  });
};
