/** Decisions of a run page by page: all, those of a license, computer, product or user, and the unlicensed, without making records of those not shown. */
import { OUTCOME } from '../../engine/codes.ts';
import type { Candidate } from '../../engine/explain/candidates.ts';
import { countUnlicensed, type Decision, decisionOf, otherDecisionOf } from '../../engine/explain/decisions.ts';
import { candidatesOf, decisionIdsOf } from '../../engine/explain/lookup.ts';
import { candidateSentence } from '../../engine/explain/sentences.ts';
import { fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';
import { idsOfUser } from '../explain/ofUser.ts';
import { type DecisionFilter, fitsOf } from './decisionFilter.ts';
import { type Connection, type PageAsked, pageOf } from './page.ts';
import { allPlaces, idAt, type Places, placeOf, placesOf } from './places.ts';

export type { DecisionFilter } from './decisionFilter.ts';
export type { Candidate };
export { candidateSentence, candidatesOf };

/** The decision with this id. */
export const decisionAt = (run: Run, id: number): Decision =>
  id >= 0 ? decisionOf(run, id) : otherDecisionOf(run, -1 - id);

/** Whether there can be a decision with this id. */
export const isDecision = ({ ledger, settled }: Run, id: number): boolean =>
  id >= 0 ? id < ledger.slots.count && settled.outcome[id] !== OUTCOME.merged : -1 - id < settled.other.length;

const pageOfPlaces = (
  run: Run,
  list: string,
  places: Places,
  filter: DecisionFilter,
  asked: PageAsked,
): Connection<number> => {
  const { within, ...asking } = filter;
  const fits = fitsOf(run, filter);
  const isShown = (place: number): boolean => fits === undefined || fits(idAt(run, place));
  return pageOf<number>(
    {
      list: JSON.stringify(within ? [list, asking, within.name] : [list, asking]),
      rows: (after, limit) => {
        const found: number[] = [];
        for (const place of places.after(after ? Number(after[0]) : -1)) {
          if (found.length === limit) break;
          if (isShown(place)) found.push(idAt(run, place));
        }
        return found;
      },
      valuesOf: id => [placeOf(run, id)],
      count: () => {
        if (fits === undefined) return places.count();
        let count = 0;
        for (const place of places.after(-1)) if (isShown(place)) count++;
        return count;
      },
    },
    asked,
  );
};

/** Remembers for each run what was found out once by the name of what was asked: four bytes for each decision. */
const remembered = (): ((run: Run, name: string, make: () => Places) => Places) => {
  const known = new WeakMap<Run, Map<string, Places>>();
  return (run, name, make) => {
    const own = known.get(run) ?? new Map<string, Places>();
    known.set(run, own);
    const places = own.get(name) ?? make();
    own.set(name, places);
    return places;
  };
};

const placesOfLicenses = remembered();
const placesOfUnlicensed = remembered();

/** Decisions that gave something to a license, by its place in the run. */
export const decisionsOfLicense = (
  run: Run,
  runId: number,
  license: number,
  filter: DecisionFilter,
  asked: PageAsked,
): Connection<number> => {
  const places = placesOfLicenses(run, String(license), () => placesOf(run, decisionIdsOf(run, { license })));
  return pageOfPlaces(run, `license ${runId} ${license}`, places, filter, asked);
};

/** Pages of decisions about one that is named by its key in any case; there are none about one that the run does not have. */
const pagesAbout =
  (kind: 'computer' | 'product' | 'user', idsOf: (run: Run, index: number) => Iterable<number>) =>
  (run: Run, runId: number, name: string, filter: DecisionFilter, asked: PageAsked): Connection<number> => {
    const key = fold(name);
    const index = run.image[`${kind}s`].byKey.get(key);
    const places = placesOf(run, index === undefined ? [] : idsOf(run, index));
    return pageOfPlaces(run, `${kind} ${runId} ${key}`, places, filter, asked);
  };

/** Decisions about what is on a computer, or what it accesses. */
export const decisionsOfComputer = pagesAbout('computer', (run, computer) => decisionIdsOf(run, { computer }));

/** Decisions about installations of a product and accesses to it. */
export const decisionsOfProduct = pagesAbout('product', (run, product) => decisionIdsOf(run, { product }));

/** Decisions that concern a user: on the computers the user is known on, and those that name the user. */
export const decisionsOfUser = pagesAbout('user', (run, user) => idsOfUser(run, user));

function* unlicensedIds({ settled: { outcome, other } }: Run): Iterable<number> {
  for (let slot = 0; slot < outcome.length; slot++) if (outcome[slot] === OUTCOME.unlicensed) yield slot;
  for (let at = 0; at < other.length; at++) if (other[at].outcome === OUTCOME.unlicensed) yield -1 - at;
}

/** Everything that no license covers. */
export const unlicensedPage = (
  run: Run,
  runId: number,
  filter: DecisionFilter,
  asked: PageAsked,
): Connection<number> => {
  const places = placesOfUnlicensed(run, '', () => placesOf(run, unlicensedIds(run), countUnlicensed(run)));
  return pageOfPlaces(run, `unlicensed ${runId}`, places, filter, asked);
};

/** The fewest decisions that can fit the filter and are found without walking through the whole run. */
const narrowest = (run: Run, { license, computer, product, user }: DecisionFilter): Places => {
  const { image, ledger } = run;
  if (computer) {
    const at = image.computers.byKey.get(fold(computer.trim()));
    return placesOf(run, at === undefined ? [] : decisionIdsOf(run, { computer: at }));
  }
  if (user) {
    const at = image.users.byKey.get(fold(user.trim()));
    return placesOf(run, at === undefined ? [] : idsOfUser(run, at));
  }
  if (license) {
    const at = ledger.licenses.findIndex(({ row }) => fold(row.license) === fold(license.trim()));
    return at < 0
      ? placesOf(run, [])
      : placesOfLicenses(run, String(at), () => placesOf(run, decisionIdsOf(run, { license: at })));
  }
  if (product) {
    const at = image.products.byKey.get(fold(product.trim()));
    return placesOf(run, at === undefined ? [] : decisionIdsOf(run, { product: at }));
  }
  return allPlaces(run);
};

/** Every decision of a run that fits. */
export const decisionPage = (run: Run, runId: number, filter: DecisionFilter, asked: PageAsked): Connection<number> =>
  pageOfPlaces(run, `decisions ${runId}`, narrowest(run, filter), filter, asked);
