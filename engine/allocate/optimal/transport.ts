/** Components in which every bundle takes one unit of one license: solved exactly, without a solver, as a flow of least cost. */
import type { Component } from './components.ts';
import type { Cost, Shares } from './tally.ts';

const spread = (numbers: readonly number[]): number => Math.max(...numbers) - Math.min(...numbers);

/** Whether the component is of that structure. */
export const isTransport = ({ seats, crowds, base, exact }: Component): boolean =>
  exact &&
  base.length === seats.length &&
  seats.every(({ pack }) => pack === 1) &&
  crowds.every(
    ({ uses, crowd }) =>
      !crowd.cut &&
      uses.every(({ amounts }) => amounts.length === 0 || (amounts.length === 1 && amounts[0][1] === 1)) &&
      spread(uses.map(use => use.otherRights)) <= 1,
  );

const isLess = (a: Cost, b: Cost): boolean => {
  for (let at = 0; at < 4; at++) if (a[at] !== b[at]) return a[at] < b[at];
  return false;
};
const plus = (a: Cost, b: Cost): Cost => [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]];

/** How much rights change along an exchange: -1, 0 or 1. */
const STEPS = [-1, 0, 1] as const;

export interface Flow {
  readonly shares: Shares;
  /** By seat: what exposure would fall by with one more entitlement, in weights. */
  readonly marginal: readonly number[];
}

/**
 * The cheapest flow, by successive shortest paths: crowd after crowd takes the cheapest free unit, moving others aside where that is
 * cheaper. Costs are compared figure by figure in whole numbers, so the result is the best one without rounding.
 */
export const cheapestFlow = (component: Component): Flow => {
  const { seats, crowds } = component;
  const end = seats.length;
  const nodes = end + 1;
  const load = Float64Array.from(component.base);
  const shares = crowds.map(({ uses }) => uses.map(() => 0));
  const seatOf = crowds.map(({ uses }) =>
    uses.map(({ amounts }) => (amounts.length === 0 ? end : component.seatOf[amounts[0][0]])),
  );
  /** Crowds that can move a bundle from one seat to another, by how rights change. */
  const movable = new Map<number, Set<number>>();
  const keyOf = (from: number, to: number, step: number): number => (from * nodes + to) * 3 + step + 1;
  const neighbours = seats.map(() => new Set<number>());
  const note = (crowd: number, way: number, isUsed: boolean): void => {
    const from = seatOf[crowd][way];
    if (from === end) return;
    crowds[crowd].uses.forEach((use, other) => {
      const to = seatOf[crowd][other];
      if (to === from) return;
      const key = keyOf(from, to, Math.sign(use.otherRights - crowds[crowd].uses[way].otherRights));
      if (isUsed) {
        if (!movable.has(key)) movable.set(key, new Set());
        movable.get(key)!.add(crowd);
        neighbours[from].add(to);
      } else movable.get(key)?.delete(crowd);
    });
  };
  const shift = (crowd: number, way: number, by: number): void => {
    const before = shares[crowd][way];
    shares[crowd][way] += by;
    if (before > 0 !== shares[crowd][way] > 0) note(crowd, way, shares[crowd][way] > 0);
  };
  const nextUnit = (seat: number): Cost => {
    const { license, weight } = seats[seat];
    if (load[seat] < license.entitled) return [0, 0, weight, 0];
    return license.limit === 'true-up' ? [0, weight, weight, 0] : [weight, 0, weight, 0];
  };
  const roomAt = (seat: number): number => {
    const room = seats[seat].license.entitled - load[seat];
    return room > 0 ? room : Number.POSITIVE_INFINITY;
  };

  /** One step back on the cheapest way to a node: from which node, and by which crowd. */
  interface Step {
    readonly from: number;
    readonly crowd: number;
    readonly rights: number;
  }
  const best: (Cost | null)[] = new Array(nodes);
  const steps: (Step | null)[] = new Array(nodes);

  /** Cheapest ways from a crowd to every seat and to the end. Returns the cheapest end: a seat whose next unit is taken, or `end`. */
  const search = (crowd: number): number => {
    best.fill(null);
    steps.fill(null);
    const queue: number[] = [];
    const waiting = new Uint8Array(nodes);
    const reach = (node: number, cost: Cost, step: Step | null): void => {
      const known = best[node];
      if (known !== null && known !== undefined && !isLess(cost, known)) return;
      best[node] = cost;
      steps[node] = step;
      if (node !== end && waiting[node] === 0) {
        waiting[node] = 1;
        queue.push(node);
      }
    };
    crowds[crowd].uses.forEach((use, way) => {
      reach(seatOf[crowd][way], [0, 0, 0, use.otherRights], null);
    });
    for (let at = 0; at < queue.length; at++) {
      const from = queue[at];
      waiting[from] = 0;
      for (const to of neighbours[from])
        for (const rights of STEPS) {
          const carriers = movable.get(keyOf(from, to, rights));
          if (carriers === undefined || carriers.size === 0) continue;
          const [carrier] = carriers;
          reach(to, plus(best[from]!, [0, 0, 0, rights]), { from, crowd: carrier, rights });
          break;
        }
    }
    let [cheapest, least] = [end, best[end] ?? null];
    for (let seat = 0; seat < end; seat++) {
      const way = best[seat];
      if (!way) continue;
      const cost = plus(way, nextUnit(seat));
      if (least === null || isLess(cost, least)) [cheapest, least] = [seat, cost];
    }
    return cheapest;
  };

  const wayTo = (crowd: number, seat: number): number => seatOf[crowd].indexOf(seat);
  crowds.forEach(({ crowd: { count } }, crowd) => {
    for (let left = count; left > 0; ) {
      const goal = search(crowd);
      const path: { readonly crowd: number; readonly from: number; readonly to: number }[] = [];
      let amount = goal === end ? left : Math.min(left, roomAt(goal));
      let node = goal;
      for (let step = steps[node]; step; step = steps[node]) {
        path.push({ crowd: step.crowd, from: step.from, to: node });
        amount = Math.min(amount, shares[step.crowd][wayTo(step.crowd, step.from)]);
        node = step.from;
      }
      shift(crowd, wayTo(crowd, node), amount);
      for (const each of path) {
        shift(each.crowd, wayTo(each.crowd, each.from), -amount);
        shift(each.crowd, wayTo(each.crowd, each.to), amount);
      }
      if (goal !== end) load[goal] += amount;
      left -= amount;
    }
  });

  /** With one more entitlement, a bundle can be moved there from any license that exceeds, along exchanges. */
  const marginal = new Array<number>(end).fill(0);
  for (let over = 0; over < end; over++) {
    const { license, weight } = seats[over];
    if (license.limit === 'true-up' || load[over] <= license.entitled) continue;
    const seen = new Set([over]);
    for (const at of seen) {
      marginal[at] = Math.max(marginal[at], weight);
      for (const to of neighbours[at])
        if (to !== end && STEPS.some(step => (movable.get(keyOf(at, to, step))?.size ?? 0) > 0)) seen.add(to);
    }
  }
  return { shares, marginal };
};
