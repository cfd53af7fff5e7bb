/** Which installations change hands: from which license to which, of which product, how many, and on which computers for example. */
import type { Image } from '../../engine/image/image.ts';
import { compareText, fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';

/** Computers that are named of one move. */
const SAMPLES_MAX = 20;

export interface Move {
  /** Key of the license that has them now; null: none. */
  readonly from: string | null;
  /** Key of the license that would have them; null: none. */
  readonly to: string | null;
  readonly product: string;
  /** Installations; one that several users use counts once. */
  readonly count: number;
  /** Names of the first computers by key, each once. */
  readonly computers: readonly string[];
}

/** The license of each consumer of an installation; null: none. A single consumer stands for the whole. */
type Holders = ReadonlyMap<string, string | null>;

const holdersOf = ({ ledger, image }: Run, installation: number): Holders => {
  const slots = ledger.slots.sharing(installation) ?? [installation];
  const licenseAt = (slot: number): string | null => {
    const license = ledger.taken[slot];
    return license >= 0 ? ledger.licenses[license].row.license : null;
  };
  const consumerAt = (slot: number): string => {
    const consumer = ledger.slots.consumerOf(slot);
    return consumer < image.users.count ? fold(image.users.name[consumer]) : '';
  };
  // A license that counts no users has the installation as a whole: the slots that go with it say nothing of their own.
  const whole = slots.map(licenseAt).find((_, at) => {
    const license = ledger.taken[slots[at]];
    return license >= 0 && ledger.licenses[license].metric.family !== 'user';
  });
  return new Map(slots.map(slot => [consumerAt(slot), licenseAt(slot) ?? whole ?? null]));
};

/** Pairs of an installation that is in both: each once. */
const pairsOf = (before: Holders, after: Holders): readonly (readonly [string | null, string | null])[] => {
  const pairs = new Map<string, readonly [string | null, string | null]>();
  for (const consumer of new Set([...before.keys(), ...after.keys()])) {
    const first = (holders: Holders): string | null => holders.values().next().value ?? null;
    const from = before.has(consumer) ? before.get(consumer)! : first(before);
    const to = after.has(consumer) ? after.get(consumer)! : first(after);
    if (from === to) continue;
    pairs.set(JSON.stringify([from, to]), [from, to]);
  }
  return [...pairs.values()];
};

/** Calls `each` for every installation that is in both images, in unit order of the first. */
const eachInBoth = (a: Image, b: Image, each: (inA: number, inB: number) => void): void => {
  const sameComputers = a.computers === b.computers;
  const computerInB = sameComputers ? null : Int32Array.from(a.computers.key, key => b.computers.byKey.get(key) ?? -1);
  for (let application = 0; application < a.applications.count; application++) {
    const { product, versionKey, editionKey } = a.applications;
    const productInB = b.products.byKey.get(fold(a.products.name[product[application]]));
    const other =
      productInB === undefined ? -1 : b.applications.find(productInB, versionKey[application], editionKey[application]);
    if (other < 0) continue;
    let inB = b.installations.start[other];
    const end = b.installations.start[other + 1];
    for (let inA = a.installations.start[application]; inA < a.installations.start[application + 1]; inA++) {
      const computer = computerInB ? computerInB[a.installations.computer[inA]] : a.installations.computer[inA];
      if (computer < 0) continue;
      while (inB < end && b.installations.computer[inB] < computer) inB++;
      if (inB < end && b.installations.computer[inB] === computer) each(inA, inB);
    }
  }
};

/** Installations that are there before and after and go from one license to another, by license given up, license given to, product. */
export const movesBetween = (before: Run, after: Run): readonly Move[] => {
  const moves = new Map<string, { move: Omit<Move, 'count' | 'computers'>; count: number; computers: Set<number> }>();
  const { image } = before;
  const keysBefore = before.ledger.licenses.map(({ row }) => row.license);
  const keysAfter = after.ledger.licenses.map(({ row }) => row.license);
  const anyShared = before.ledger.slots.shared.size + after.ledger.slots.shared.size > 0;
  const note = (from: string | null, to: string | null, installation: number): void => {
    const product = image.applications.product[image.installations.application[installation]];
    const key = JSON.stringify([from, to, product]);
    let found = moves.get(key);
    if (!found) {
      found = { move: { from, to, product: image.products.name[product] }, count: 0, computers: new Set() };
      moves.set(key, found);
    }
    found.count++;
    found.computers.add(image.installations.computer[installation]);
  };
  eachInBoth(image, after.image, (inA, inB) => {
    const isShared = anyShared && (before.ledger.slots.sharing(inA) ?? after.ledger.slots.sharing(inB)) !== undefined;
    if (isShared) {
      for (const [from, to] of pairsOf(holdersOf(before, inA), holdersOf(after, inB))) note(from, to, inA);
      return;
    }
    const [was, is] = [before.ledger.taken[inA], after.ledger.taken[inB]];
    const from = was >= 0 ? keysBefore[was] : null;
    const to = is >= 0 ? keysAfter[is] : null;
    if (from !== to) note(from, to, inA);
  });
  const last = '\uffff';
  const order = (name: string | null): string => (name === null ? last : fold(name));
  return [...moves.values()]
    .map(({ move, count, computers }) => ({
      ...move,
      count,
      computers: [...computers]
        .sort((a, b) => a - b)
        .slice(0, SAMPLES_MAX)
        .map(at => image.computers.name[at]),
    }))
    .sort(
      (a, b) =>
        compareText(order(a.from), order(b.from)) ||
        compareText(order(a.to), order(b.to)) ||
        compareText(fold(a.product), fold(b.product)),
    );
};
