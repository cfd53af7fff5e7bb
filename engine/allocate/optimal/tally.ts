/** The tally of a component: how many of each crowd are covered in each way, and what that costs, in whole numbers. */
import type { Component, Seat } from './components.ts';
import { inPacks } from './prices.ts';
import { consumedOf } from './resources.ts';

/** Exposure, true-up cost, value, covers by another right: in the component's weights. */
export type Cost = readonly [exposure: number, trueUp: number, value: number, rights: number];

/** Bundles of each crowd by way. */
export type Shares = readonly (readonly number[])[];

export const compareCosts = (a: Cost, b: Cost): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];

export interface Tally {
  readonly shares: number[][];
  readonly cost: () => Cost;
  /** Moves some bundles of a crowd from one way to another. */
  readonly move: (crowd: number, from: number, to: number, bundles: number) => void;
  readonly consumed: (seat: number) => number;
}

const seatCost = ({ license, weight, pack }: Seat, consumed: number): readonly [number, number, number] => {
  const beyond = inPacks(Math.max(0, consumed - license.entitled), pack) * weight;
  return license.limit === 'true-up' ? [0, beyond, consumed * weight] : [beyond, 0, consumed * weight];
};

/** Opens a tally on shares of its own. */
export const openTally = (component: Component, from: Shares): Tally => {
  const { seats, resources, seatOf, base, crowds } = component;
  const shares = from.map(each => [...each]);
  const used = Float64Array.from(base);
  let rights = 0;
  crowds.forEach(({ uses }, crowd) => {
    uses.forEach((use, way) => {
      for (const [place, amount] of use.amounts) used[place] += amount * shares[crowd][way];
      rights += use.otherRights * shares[crowd][way];
    });
  });
  const consumed = (seat: number): number =>
    consumedOf(
      seats[seat].license,
      seats[seat].resources.map(place => [resources[place].part, used[place]] as const),
    );
  const costs = seats.map((seat, at) => seatCost(seat, consumed(at)));
  const total: [number, number, number] = [0, 0, 0];
  const count = (cost: readonly [number, number, number], by: 1 | -1): void =>
    cost.forEach((each, at) => {
      total[at] += by * each;
    });
  for (const cost of costs) count(cost, 1);
  return {
    shares,
    consumed,
    cost: () => [...total, rights],
    move: (crowd, fromWay, toWay, bundles) => {
      const { uses } = crowds[crowd];
      shares[crowd][fromWay] -= bundles;
      shares[crowd][toWay] += bundles;
      rights += (uses[toWay].otherRights - uses[fromWay].otherRights) * bundles;
      const touched = new Set<number>();
      for (const [way, by] of [
        [fromWay, -bundles],
        [toWay, bundles],
      ] as const)
        for (const [place, amount] of uses[way].amounts) {
          used[place] += amount * by;
          touched.add(seatOf[place]);
        }
      for (const seat of touched) {
        count(costs[seat], -1);
        costs[seat] = seatCost(seats[seat], consumed(seat));
        count(costs[seat], 1);
      }
    },
  };
};

/** Most moves that are looked at. */
const LOOKED_AT_MAX = 400_000;

/** Betters a tally by moving bundles of one crowd from one way to another while that helps; doubles what is moved while it helps. */
export const improve = (component: Component, tally: Tally): void => {
  let looked = 0;
  for (let better = true; better; ) {
    better = false;
    for (let crowd = 0; crowd < component.crowds.length; crowd++) {
      const ways = tally.shares[crowd].length;
      for (let from = 0; from < ways; from++)
        for (let to = 0; to < ways; to++) {
          if (to === from || ++looked > LOOKED_AT_MAX) continue;
          for (let bundles = 1; bundles > 0 && tally.shares[crowd][from] > 0; ) {
            bundles = Math.min(bundles, tally.shares[crowd][from]);
            const before = tally.cost();
            tally.move(crowd, from, to, bundles);
            if (compareCosts(tally.cost(), before) < 0) {
              better = true;
              bundles *= 2;
            } else {
              tally.move(crowd, to, from, bundles);
              bundles = Math.floor(bundles / 4);
            }
          }
        }
    }
  }
};
