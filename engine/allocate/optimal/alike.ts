/** Which bundles are alike: everything that consumption looks at is the same, so that they have the same ways at the same cost. */
import { exemption } from '../../units/exempt.ts';
import { computerOf, type Ledger, productOf } from '../ledger.ts';
import type { Bundles } from './bundles.ts';
import type { Choices } from './choices.ts';
import { isPooled } from './pool.ts';

export interface Likeness {
  /** Bundles with the same text are alike, slot by slot. */
  readonly text: string;
  /** For each slot an earlier one that it can be exchanged with; -1: none. */
  readonly twinOf: readonly number[];
  /** Whether no license can ever consume less for being given more. */
  readonly rising: boolean;
}

/** Numbers things in the order in which they turn up. */
const numbering = <T>(): ((thing: T) => number) => {
  const numbers = new Map<T, number>();
  return thing => {
    if (!numbers.has(thing)) numbers.set(thing, numbers.size);
    return numbers.get(thing)!;
  };
};

/** What the capacity metrics look at, once for each computer. */
const openHardware = (ledger: Ledger): ((computer: number) => string) => {
  const { computers } = ledger.image;
  const own = (at: number): string =>
    [
      computers.processors[at],
      computers.cores[at],
      computers.maxProcessors[at],
      computers.processorModel[at],
      computers.serverModel[at],
      computers.hostKnown[at],
    ].join('\t');
  const number = numbering<string>();
  const known = new Map<number, string>();
  return computer => {
    const host = computers.host[computer];
    if (!known.has(computer))
      known.set(computer, `${number(own(computer))}h${host === computer ? 'self' : number(own(host))}`);
    return known.get(computer)!;
  };
};

/** Opens the comparison of bundles of a ledger. */
export const openLikeness = (ledger: Ledger, choices: Choices, bundles: Bundles) => {
  const { computers } = ledger.image;
  const { installationOf, sharing } = ledger.slots;
  const hardware = openHardware(ledger);
  const byCapacity = (license: number): boolean => ledger.licenses[license].metric.family === 'capacity';
  const isUnlike = (license: number): boolean =>
    isPooled(ledger.licenses[license]) || ledger.measured(ledger.licenses[license]) !== null;

  /**
   * Whether a license consumes no less for more, allocations and accesses left out. Not so where data is missing (a host counts nothing then) and
   * where a primary product lets a supplementary one be paired.
   */
  const isRising = (license: number): boolean => {
    const { metric, products } = ledger.licenses[license];
    if (metric.family === 'user') return true;
    return (
      metric.family === 'computer' &&
      !(products.some(product => product.supplementary) && products.some(product => product.use.secondUse))
    );
  };

  /** Slots given for certain beside the bundle, and the licenses that count its slots together with others. */
  const besides = (slots: readonly number[]) => {
    const found = new Map<number, number>();
    for (const slot of slots)
      for (const { license } of choices.sets[choices.setOf[slot]]) {
        const coupling = bundles.couplings.get(license);
        if (!coupling) continue;
        for (const each of coupling.fixed.get(coupling.hanging.keyOf(slot)) ?? []) found.set(each, license);
      }
    return found;
  };

  return ({ slots }: { readonly slots: readonly number[] }): Likeness => {
    const fixed = besides(slots);
    const all = [...slots, ...fixed.keys()].sort((a, b) => installationOf(a) - installationOf(b) || a - b);
    const rank = new Map(
      [...new Set(all.map(slot => computerOf(ledger, slot)))].sort((a, b) => a - b).map((c, at) => [c, at]),
    );
    const onComputer = new Map<number, number>();
    for (const slot of all)
      onComputer.set(computerOf(ledger, slot), (onComputer.get(computerOf(ledger, slot)) ?? 0) + 1);
    const keyNumber = numbering<string>();
    const installationNumber = numbering<number>();
    const unlike = new Set<number>();
    let rising = true;
    const describe = (slot: number): string => {
      const computer = computerOf(ledger, slot);
      const license = fixed.get(slot);
      const licenses = license !== undefined ? [license] : choices.sets[choices.setOf[slot]].map(each => each.license);
      const keys = licenses.map(each => {
        const coupling = bundles.couplings.get(each);
        if (!coupling) return '';
        const key = coupling.hanging.keyOf(slot);
        const special = coupling.hanging.special.has(key) || isUnlike(each);
        if (special) unlike.add(slot);
        rising &&= !special && isRising(each);
        return keyNumber(`${each} ${key}`);
      });
      if (sharing(installationOf(slot)) !== undefined) {
        unlike.add(slot);
        rising = false;
      }
      const given =
        license !== undefined
          ? `f${license}r${ledger.right[slot]}e${exemption(ledger, ledger.licenses[license])?.(slot) ?? 0}`
          : `s${choices.setOf[slot]}`;
      const kind = `${computers.portable[computer]}${computers.virtual[computer]}`;
      const machine = licenses.some(byCapacity) ? hardware(computer) : '';
      return [given, productOf(ledger, slot), kind, machine, keys.join(',')].join(' ');
    };
    const texts = new Map(all.map(slot => [slot, describe(slot)]));
    const whole = all.map(slot =>
      unlike.has(slot)
        ? `${texts.get(slot)} =${slot}`
        : `${texts.get(slot)} c${rank.get(computerOf(ledger, slot))} i${installationNumber(installationOf(slot))}`,
    );
    const last = new Map<string, number>();
    const twinOf = slots.map((slot, at) => {
      if (unlike.has(slot) || onComputer.get(computerOf(ledger, slot))! > 1) return -1;
      const text = texts.get(slot)!;
      const twin = last.get(text) ?? -1;
      last.set(text, at);
      return twin;
    });
    return { text: whole.join('\n'), twinOf, rising };
  };
};
