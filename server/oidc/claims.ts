/** What the claims of a verified token make of whoever sent it: name, role and scope. */
import type { Scope } from '../../app/scope.ts';
import { scopeOf } from '../../app/scope.ts';
import { ROLES_OF_TOKENS, type TokenRole } from '../../app/vocabulary.ts';
import type { Viewer } from '../../schema/graphql/context.ts';
import type { OidcSettings } from './settings.ts';

type Claims = Readonly<Record<string, unknown>>;

/** Said for a scope claim to mean everything. */
const ALL = '*';

const own = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Claims)[name] : undefined;

/** Texts of a claim: of the whole name first, because names may contain dots, then step by step. */
const textsOf = (claims: Claims, path: string): readonly string[] | undefined => {
  const found = own(claims, path) ?? path.split('.').reduce<unknown>(own, claims);
  if (typeof found === 'string') return [found];
  return Array.isArray(found) ? found.filter(each => typeof each === 'string') : undefined;
};

const NAME_LENGTH_MAX = 100;

const nameOf = ({ preferred_username: preferred, sub }: Claims): string => {
  const name = typeof preferred === 'string' && preferred.trim() !== '' ? preferred : String(sub);
  return name.trim().slice(0, NAME_LENGTH_MAX);
};

const highest = (roles: readonly (TokenRole | undefined)[]): TokenRole | undefined =>
  ROLES_OF_TOKENS.findLast(role => roles.includes(role));

/** Why somebody whose token is good is not let in, in one sentence. */
export interface NotLetIn {
  readonly because: string;
}

/** The groups of a scope claim; blank where it says everything, undefined where it says nothing. */
const groupsOf = (claims: Claims, claim: string | null): readonly string[] | undefined => {
  if (claim === null) return [];
  const groups = textsOf(claims, claim)?.filter(group => group.trim() !== '') ?? [];
  if (groups.includes(ALL)) return [];
  return groups.length === 0 ? undefined : groups;
};

const scopeIn = (claims: Claims, { businessUnitsClaim, locationsClaim }: OidcSettings): Scope | null | NotLetIn => {
  const businessUnits = groupsOf(claims, businessUnitsClaim);
  const locations = groupsOf(claims, locationsClaim);
  if (businessUnits && locations) return scopeOf(businessUnits, locations);
  const missing = businessUnits ? locationsClaim : businessUnitsClaim;
  return { because: `The token does not say in its claim "${missing}" what may be seen; "${ALL}" is everything.` };
};

/** Who sent the token; administrators see everything. */
export const viewerOf = (claims: Claims, settings: OidcSettings): Viewer | NotLetIn => {
  const values = textsOf(claims, settings.roleClaim) ?? [];
  const role = highest(values.map(value => settings.roles.get(value)));
  if (!role)
    return {
      because: `The token names none of the roles that are let in (${[...settings.roles.keys()].join(', ')}) in its claim "${settings.roleClaim}".`,
    };
  const name = nameOf(claims);
  if (role === 'administrator') return { name, role, scope: null };
  const scope = scopeIn(claims, settings);
  return scope !== null && 'because' in scope ? scope : { name, role, scope };
};
