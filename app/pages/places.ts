/** Places of decisions in the order of a run: slots, then rows without an installation. A page goes on after a place. */
import { OUTCOME } from '../../engine/codes.ts';
import type { Run } from '../../engine/reconcile.ts';

/** Some decisions of a run in their order. */
export interface Places {
  /** Those beyond a place, one after the other; -1: from the beginning. */
  readonly after: (place: number) => Iterable<number>;
  readonly count: () => number;
}

/** Place of the decision with this id. */
export const placeOf = ({ ledger }: Run, id: number): number => (id >= 0 ? id : ledger.slots.count - 1 - id);

/** Id of the decision at a place. */
export const idAt = ({ ledger }: Run, place: number): number =>
  place < ledger.slots.count ? place : ledger.slots.count - 1 - place;

/** First position in ascending places that is beyond `place`. */
const firstBeyond = (places: Int32Array, place: number): number => {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (places[middle] > place) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** The decisions with these ids; `count` where it is known how many they are. */
export const placesOf = (run: Run, ids: Iterable<number>, count?: number): Places => {
  const places = count === undefined ? Int32Array.from(ids) : new Int32Array(count);
  if (count !== undefined) {
    let at = 0;
    for (const id of ids) places[at++] = id;
  }
  let isAscending = true;
  for (let at = 0; at < places.length; at++) {
    places[at] = placeOf(run, places[at]);
    if (at > 0 && places[at] < places[at - 1]) isAscending = false;
  }
  if (!isAscending) places.sort();
  return {
    after: place => places.subarray(firstBeyond(places, place)),
    count: () => places.length,
  };
};

const counts = new WeakMap<Run, number>();

/** Every decision of a run; slots that go with another slot of their installation have none. */
export const allPlaces = (run: Run): Places => {
  const { outcome, other } = run.settled;
  return {
    after: function* (place) {
      for (let slot = place + 1; slot < outcome.length; slot++) if (outcome[slot] !== OUTCOME.merged) yield slot;
      for (let at = Math.max(0, place + 1 - outcome.length); at < other.length; at++) yield outcome.length + at;
    },
    count: () => {
      const known =
        counts.get(run) ?? outcome.reduce((sum, each) => sum + Number(each !== OUTCOME.merged), other.length);
      counts.set(run, known);
      return known;
    },
  };
};
