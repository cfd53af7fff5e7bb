/** Which issuer of OpenID Connect is trusted and what its claims mean, as said by whoever starts the server; wrong ones stop it with a sentence. */
import { AppError } from '../../app/errors.ts';
import { ROLES_OF_TOKENS, type TokenRole } from '../../app/vocabulary.ts';

/** What was said. */
export interface OidcAsked {
  readonly issuer?: string;
  readonly audience?: string;
  /** Name or dotted path of the claim that says the role; `roles` when left out. */
  readonly roleClaim?: string;
  /** "analyst=sam-analysts": the role that a value of the claim stands for; the roles' own names when none are given. */
  readonly roles?: readonly string[];
  /** Claims that limit viewers and analysts to business units and locations. */
  readonly businessUnitsClaim?: string;
  readonly locationsClaim?: string;
}

/** What holds. */
export interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly roleClaim: string;
  /** Value of the claim → role. */
  readonly roles: ReadonlyMap<string, TokenRole>;
  readonly businessUnitsClaim: string | null;
  readonly locationsClaim: string | null;
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address may be trusted to bring keys: encrypted, or on this machine. */
export const isTrustworthy = (address: string): boolean => {
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname)));
};

const issuerOf = (text: string): string => {
  const url = URL.parse(text);
  if (!url || [url.search, url.hash, url.username, url.password].some(part => part !== ''))
    throw new AppError(
      'INVALID',
      `The issuer of OpenID Connect "${text}" is not an address without query, name and password; write it as https://login.example.com/realm.`,
    );
  if (!isTrustworthy(text))
    throw new AppError(
      'INVALID',
      `The issuer of OpenID Connect "${text}" does not begin with https://, which only an issuer on this machine need not.`,
    );
  return text;
};

const roleOf = (text: string): readonly [string, TokenRole] => {
  const [, role = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const known = ROLES_OF_TOKENS.find(each => each === role.trim().toLowerCase());
  if (!known || value.trim() === '')
    throw new AppError(
      'INVALID',
      `"${text}" does not say which value of the role claim stands for which role; write it as analyst=sam-analysts, with ${ROLES_OF_TOKENS.join(', ')} as roles.`,
    );
  return [value.trim(), known];
};

const rolesOf = (texts: readonly string[]): ReadonlyMap<string, TokenRole> => {
  if (texts.length === 0) return new Map(ROLES_OF_TOKENS.map(role => [role, role]));
  const roles = new Map<string, TokenRole>();
  for (const [value, role] of texts.map(roleOf)) {
    if ((roles.get(value) ?? role) !== role)
      throw new AppError(
        'INVALID',
        `The value "${value}" of the role claim stands for two roles; let it stand for one.`,
      );
    roles.set(value, role);
  }
  return roles;
};

const given = (text: string | undefined): string | null => text?.trim() || null;

/** Reads what was said; undefined where nothing was. Throws `AppError` INVALID with one sentence where it is wrong or incomplete. */
export const oidcSettings = (asked: OidcAsked): OidcSettings | undefined => {
  const issuer = given(asked.issuer);
  const audience = given(asked.audience);
  const { roles = [] } = asked;
  const rest = [asked.roleClaim, asked.businessUnitsClaim, asked.locationsClaim].some(text => given(text) !== null);
  if (issuer === null) {
    if (audience !== null || rest || roles.length > 0)
      throw new AppError(
        'INVALID',
        'OpenID Connect is set up without an issuer; name it with --oidc-issuer or SAMWISE_OIDC_ISSUER.',
      );
    return undefined;
  }
  if (audience === null)
    throw new AppError(
      'INVALID',
      'OpenID Connect is set up without an audience, so tokens meant for others would be taken; name it with --oidc-audience or SAMWISE_OIDC_AUDIENCE.',
    );
  return {
    issuer: issuerOf(issuer),
    audience,
    roleClaim: given(asked.roleClaim) ?? 'roles',
    roles: rolesOf(roles),
    businessUnitsClaim: given(asked.businessUnitsClaim),
    locationsClaim: given(asked.locationsClaim),
  };
};
