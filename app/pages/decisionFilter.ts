/** Which decisions of a run are asked for: a test over numbers, made once for a filter, because it may be put to millions of decisions. */
import { FREE } from '../../engine/allocate/ledger.ts';
import { NO_RIGHT_CODE, OUTCOMES, type Outcome, REASONS, type Reason, RIGHTS, type Right } from '../../engine/codes.ts';
import type { Groups } from '../../engine/image/image.ts';
import { fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';
import { rowOfRun } from '../runRows.ts';
import type { RunScope } from '../scope/ofRun.ts';

export interface DecisionFilter {
  readonly outcome?: readonly Outcome[] | null;
  readonly reason?: readonly Reason[] | null;
  readonly right?: readonly Right[] | null;
  /** Key of the license that has it. */
  readonly license?: string | null;
  readonly product?: string | null;
  readonly computer?: string | null;
  readonly user?: string | null;
  readonly publisher?: string | null;
  /** Of the computer, or of the user where there is no computer. */
  readonly businessUnit?: string | null;
  readonly location?: string | null;
  /** Part of the name of computer, user or product. */
  readonly text?: string | null;
  /** What whoever asks may see of the run; everything when left out. */
  readonly within?: RunScope;
}

/** Which numbers are wanted, 1 for each: of codes, names or licenses. Null: any. */
type Wanted = Uint8Array | null;

const bitmap = (count: number, fits: (at: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: count }, (_, at) => Number(fits(at)));

const codesWanted = (all: readonly string[], names: readonly string[] | null | undefined): Wanted =>
  names ? bitmap(all.length, at => names.includes(all[at])) : null;

/** Codes of rights reach to that of "no right", which nobody wants who wants a right. */
const rightsWanted = (names: readonly Right[] | null | undefined): Wanted =>
  names ? bitmap(NO_RIGHT_CODE + 1, at => names.includes(RIGHTS[at])) : null;

interface Names {
  readonly count: number;
  readonly name: readonly string[];
  readonly byKey: ReadonlyMap<string, number>;
}

const nameWanted = ({ count, byKey }: Names, key: string | null | undefined): Wanted => {
  if (!key) return null;
  const at = byKey.get(fold(key.trim()));
  return bitmap(count, each => each === at);
};

/** Both must want it. */
const both = (a: Wanted, b: Wanted): Wanted => (a && b ? a.map((each, at) => each & b[at]) : (a ?? b));

const publisherWanted = (run: Run, publisher: string | null | undefined): Wanted => {
  if (!publisher) return null;
  const wanted = fold(publisher.trim());
  const { products } = run.image;
  return bitmap(products.count, at => fold(rowOfRun(run, 'products', products.name[at])?.publisher ?? '') === wanted);
};

const groupWanted = (groups: Groups, count: number, { businessUnit, location }: DecisionFilter): Wanted => {
  if (!businessUnit && !location) return null;
  const [unit, place] = [businessUnit, location].map(name => (name ? fold(name.trim()) : null));
  return bitmap(
    count,
    at => (unit === null || groups.businessUnit[at] === unit) && (place === null || groups.location[at] === place),
  );
};

/** Everything that a filter wants. */
const wantedOf = (run: Run, filter: DecisionFilter) => {
  const { computers, users, products } = run.image;
  const { licenses } = run.ledger;
  const text = fold(filter.text?.trim() ?? '');
  const textWanted = ({ count, name }: Names): Wanted =>
    text === '' ? null : bitmap(count, at => fold(name[at]).includes(text));
  const license = filter.license ? fold(filter.license.trim()) : null;
  /** Users who may not be seen may not be found either, not even by a part of their name. */
  const seenUsers = (wanted: Wanted): Wanted => wanted && both(wanted, filter.within?.users ?? null);
  return {
    outcome: codesWanted(OUTCOMES, filter.outcome),
    reason: codesWanted(REASONS, filter.reason),
    right: rightsWanted(filter.right),
    license: license === null ? null : bitmap(licenses.length, at => fold(licenses[at].row.license) === license),
    product: both(nameWanted(products, filter.product), publisherWanted(run, filter.publisher)),
    computer: nameWanted(computers, filter.computer),
    user: seenUsers(nameWanted(users, filter.user)),
    /** Of the computer; of the user where there is none. */
    group: groupWanted(computers, computers.count, filter),
    userGroup: groupWanted(users, users.count, filter),
    /** One of the three must want it. */
    computerText: textWanted(computers),
    userText: seenUsers(textWanted(users)),
    productText: textWanted(products),
  };
};

const has = (wanted: Uint8Array, at: number): boolean => at >= 0 && wanted[at] === 1;

/** Who a slot is about where users are counted; -1 where they are not. */
const userOfSlot = ({ ledger, image }: Run): ((slot: number, product: number) => number) => {
  const byUser = ledger.licenses.map(({ metric }) => metric.family === 'user');
  return (slot, product) => {
    const license = ledger.taken[slot];
    const names = license >= 0 ? byUser[license] : license === FREE && ledger.countedByUser.has(product);
    const consumer = names ? ledger.slots.consumerOf(slot) : -1;
    return consumer < image.users.count ? consumer : -1;
  };
};

/** The test of a filter, by the id of a decision; undefined where every decision fits. */
export const fitsOf = (run: Run, filter: DecisionFilter): ((id: number) => boolean) | undefined => {
  const { within } = filter;
  const wanted = wantedOf(run, filter);
  if (Object.values(wanted).every(each => each === null)) return within?.decision;
  const { outcome, reason, right, license, product, computer, user, group, userGroup } = wanted;
  const { computerText, userText, productText } = wanted;
  const { image, ledger, settled } = run;
  const { installations, applications } = image;
  const userOf = userOfSlot(run);

  const slotFits = (slot: number): boolean => {
    if (outcome && outcome[settled.outcome[slot]] === 0) return false;
    if (reason && reason[settled.reason[slot]] === 0) return false;
    const taken = ledger.taken[slot];
    if (right && (taken < 0 || right[ledger.right[slot]] === 0)) return false;
    if (license && !has(license, taken)) return false;
    const installation = ledger.slots.installationOf(slot);
    const on = installations.computer[installation];
    if (computer && computer[on] === 0) return false;
    if (group && group[on] === 0) return false;
    const of = applications.product[installations.application[installation]];
    if (product && product[of] === 0) return false;
    if (user && !has(user, userOf(slot, of))) return false;
    if (!computerText) return true;
    return computerText[on] === 1 || productText![of] === 1 || has(userText!, userOf(slot, of));
  };

  const otherFits = (row: (typeof settled.other)[number]): boolean => {
    if (outcome && outcome[row.outcome] === 0) return false;
    if (reason && reason[row.reason] === 0) return false;
    if (right && right[row.right] === 0) return false;
    if (license && !has(license, row.license)) return false;
    if (computer && !has(computer, row.computer)) return false;
    if (group && !(row.computer >= 0 ? has(group, row.computer) : has(userGroup!, row.user))) return false;
    if (product && !has(product, row.product)) return false;
    if (user && !has(user, row.user)) return false;
    if (!computerText) return true;
    return has(computerText, row.computer) || has(productText!, row.product) || has(userText!, row.user);
  };

  return id => {
    if (within && !within.decision(id)) return false;
    return id >= 0 ? slotFits(id) : otherFits(settled.other[-1 - id]);
  };
};
