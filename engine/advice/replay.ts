/** A part of an estate under `priority`, again and again with other entitlements: only what these can have an effect on is given out anew. */
import { bindAllocations } from '../allocate/binding.ts';
import { type Ledger, openLedger } from '../allocate/ledger.ts';
import { restore, stateOf } from '../allocate/optimal/placing.ts';
import { stepsOf, takeAccesses, takeStep } from '../allocate/priority.ts';
import { countUnlicensed } from '../explain/decisions.ts';
import type { Image } from '../image/image.ts';
import { entitledOn } from '../license/entitled.ts';
import type { License } from '../license/license.ts';
import { prepareLicenses, takingOrder } from '../license/prepare.ts';
import { fold } from '../names.ts';
import { settle } from '../settle.ts';
import type { Terms } from '../terms.ts';
import { familyOf } from '../units/index.ts';
import { withEntitlements } from './part.ts';
import type { Bought, Lack } from './purchases.ts';
import type { Reckoning } from './reckoning.ts';
import { type Given, giveAgain, givenSince, noteDifferences } from './step.ts';

export interface Replay {
  /** What each license lacks with so many more (or, below 0, fewer) entitlements, by folded key; nothing else is counted for it. */
  readonly lacks: (more: Bought) => readonly Lack[];
  /** Whether nothing is short then. */
  readonly isClosed: (more: Bought) => boolean;
  /** What the part comes to then, as a reconciliation says. */
  readonly reckon: (more: Bought) => Reckoning;
}

/** A distribution that later ones are compared with. */
interface Trail {
  readonly given: readonly Given[];
  /** By license index; consumption where it was asked for. */
  readonly entitled: readonly number[];
  readonly consumed: Map<number, number>;
}

/** Opens a part: what does not depend on entitlements is made once. */
export const openReplay = (image: Image, terms: Terms, asOf: number): Replay => {
  const { licenses } = prepareLicenses(image, terms, asOf);
  const opened = openLedger(image, terms, asOf, licenses, takingOrder(licenses));
  bindAllocations(opened);
  const bound = stateOf(opened);
  const before = new Int32Array(opened.taken.length);
  let trail: Trail = { given: [], entitled: [], consumed: new Map() };

  const ledgerWith = (more: Bought): Ledger => {
    const { rows } = withEntitlements(image, more);
    const { entitled } = entitledOn(rows, asOf);
    const rowOf = new Map(rows.licenses.map(row => [fold(row.license), row]));
    const changed = licenses.map((license): License => {
      const key = fold(license.row.license);
      return { ...license, row: rowOf.get(key)!, entitled: entitled.get(key)! };
    });
    return { ...opened, licenses: changed, order: opened.order.map(({ index }) => changed[index]) };
  };

  /** Fills the ledger, and says what came out otherwise than in the trail: a step that nothing touches comes out as it did. */
  const replay = (more: Bought): { readonly ledger: Ledger; readonly next: Trail } => {
    const ledger = ledgerWith(more);
    const touched = new Set<number>();
    const isTouched = ({ products }: License): boolean => products.some(({ product }) => touched.has(product));
    restore(ledger, bound);
    const given = stepsOf(ledger).map((step, at): Given => {
      const { license, kind } = step;
      const known = trail.given[at];
      const isEntitledAlike = kind === 'excess' || trail.entitled[license.index] === license.entitled;
      if (known && isEntitledAlike && !isTouched(license)) {
        giveAgain(ledger, license, known);
        return known;
      }
      before.set(ledger.taken);
      takeStep(ledger, step);
      const found = givenSince(ledger, license, before);
      if (known) noteDifferences(ledger, known, found, touched);
      return found;
    });
    takeAccesses(ledger);
    const kept = ledger.licenses.filter(license => license.metric.family !== 'access' && !isTouched(license));
    const consumed = new Map(
      kept.flatMap(({ index }) => (trail.consumed.has(index) ? [[index, trail.consumed.get(index)!] as const] : [])),
    );
    return { ledger, next: { given, entitled: ledger.licenses.map(({ entitled }) => entitled), consumed } };
  };
  const shortfallOf = (ledger: Ledger, { consumed }: Trail, license: License): number => {
    if (license.notInForce !== 0 || license.limit !== 'purchased') return 0;
    if (!consumed.has(license.index))
      consumed.set(license.index, familyOf(license).settle(ledger, license, null).consumed);
    return Math.max(0, consumed.get(license.index)! - license.entitled);
  };
  return {
    lacks: more => {
      const { ledger, next } = replay(more);
      trail = next;
      return ledger.licenses.map(license => ({ license, shortfall: shortfallOf(ledger, next, license) }));
    },
    isClosed: more => {
      const { ledger, next } = replay(more);
      const isClosed = ledger.licenses.every(license => shortfallOf(ledger, next, license) === 0);
      // What failed is no way to go on: the next one that is tried is nearer to the last that did not.
      if (isClosed || trail.given.length === 0) trail = next;
      return isClosed;
    },
    reckon: more => {
      const { ledger, next } = replay(more);
      trail = next;
      const settled = settle(ledger);
      return { positions: settled.positions, unlicensed: countUnlicensed({ settled }) };
    },
  };
};
