/** What each family of metrics answers: how items form units of use, and what all that a license was given consumes. */
import type { Item, Unit } from '../items.ts';
import type { License } from '../licenses.ts';
import type { Tally } from '../tally.ts';
import type { World } from '../world.ts';

export interface Metric {
  /** Units of use among items that are not exempt. */
  units(world: World, license: License, items: readonly Item[]): Unit[];
  /** Units that second use makes one: the first is covered by a computer, the second is on a portable one. */
  pairs(world: World, license: License, units: readonly Unit[]): [Unit, Unit][];
  /** Counts all items that are not exempt into the tally. */
  consume(world: World, license: License, items: readonly Item[], tally: Tally): void;
}
