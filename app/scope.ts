/** Who sees which part of the estate: the one place that decides whether a computer or a user is within the scope of whoever asks. */
import { fold } from '../engine/names.ts';

/** Part of an estate. A blank list limits nothing; one that is given is fitted only by its groups, never by a blank one. */
export interface Scope {
  readonly businessUnits: readonly string[];
  readonly locations: readonly string[];
}

/** What a row says about where it belongs. */
export interface Grouped {
  readonly business_unit: string;
  readonly location: string;
}

const cleaned = (names: readonly string[]): readonly string[] => [
  ...new Map(names.map(name => name.trim()).flatMap(name => (name === '' ? [] : [[fold(name), name]]))).values(),
];

/** A scope out of lists as they were given: trimmed, each name once, blank ones left out; null where nothing is limited. */
export const scopeOf = (businessUnits: readonly string[], locations: readonly string[]): Scope | null => {
  const scope = { businessUnits: cleaned(businessUnits), locations: cleaned(locations) };
  return scope.businessUnits.length + scope.locations.length === 0 ? null : scope;
};

/** Names a scope, equal for equal ones, whatever the order and case of their groups. */
export const nameOfScope = ({ businessUnits, locations }: Scope): string =>
  JSON.stringify([businessUnits, locations].map(names => names.map(fold).sort()));

/** The test of a scope, made once: takes folded names. */
export const testOf = ({ businessUnits, locations }: Scope): ((businessUnit: string, location: string) => boolean) => {
  const units = new Set(businessUnits.map(fold));
  const places = new Set(locations.map(fold));
  return (businessUnit, location) =>
    (units.size === 0 || units.has(businessUnit)) && (places.size === 0 || places.has(location));
};

/** Whether a row of computers or users is within the scope; everything is where there is none. */
export const isWithin = (scope: Scope | null | undefined, row: Grouped): boolean =>
  !scope || testOf(scope)(fold(row.business_unit), fold(row.location));

/** A scope in words: "business units Sales, IT; locations Cologne". */
export const scopeText = ({ businessUnits, locations }: Scope): string =>
  [
    businessUnits.length > 0 ? `business units ${businessUnits.join(', ')}` : '',
    locations.length > 0 ? `locations ${locations.join(', ')}` : '',
  ]
    .filter(part => part !== '')
    .join('; ');
