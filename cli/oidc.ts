/** Options of OpenID Connect: written behind the command, else in the environment. */
import { type Command, Option } from 'commander';
import type { OidcAsked } from '../server/oidc/settings.ts';

/** The options as they are written behind a command. */
export interface OidcOptions {
  readonly oidcIssuer?: string;
  readonly oidcAudience?: string;
  readonly oidcRoleClaim?: string;
  readonly oidcRole?: readonly string[];
  readonly oidcBusinessUnitsClaim?: string;
  readonly oidcLocationsClaim?: string;
}

/** Several roles in one variable are divided by semicolons: names of groups may hold commas. */
const rolesIn = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '');

/** What was said of the issuer, here or in the environment. */
export const oidcAsked = (
  options: OidcOptions,
  environment: Readonly<Record<string, string | undefined>>,
): OidcAsked => ({
  issuer: options.oidcIssuer ?? environment.SAMWISE_OIDC_ISSUER,
  audience: options.oidcAudience ?? environment.SAMWISE_OIDC_AUDIENCE,
  roleClaim: options.oidcRoleClaim ?? environment.SAMWISE_OIDC_ROLE_CLAIM,
  roles: options.oidcRole ?? rolesIn(environment.SAMWISE_OIDC_ROLES),
  businessUnitsClaim: options.oidcBusinessUnitsClaim ?? environment.SAMWISE_OIDC_BUSINESS_UNITS_CLAIM,
  locationsClaim: options.oidcLocationsClaim ?? environment.SAMWISE_OIDC_LOCATIONS_CLAIM,
});

/** Adds the options to a command. */
export const addOidcOptions = (command: Command): Command =>
  command
    .option('--oidc-issuer <url>', 'takes bearer tokens of this issuer of OpenID Connect (SAMWISE_OIDC_ISSUER)')
    .option('--oidc-audience <name>', 'the audience they must be for (SAMWISE_OIDC_AUDIENCE)')
    .option('--oidc-role-claim <path>', 'the claim that says the role, such as realm_access.roles (default: roles)')
    .addOption(
      new Option(
        '--oidc-role <role=value>',
        'the role that a value of the claim stands for; repeatable (default: viewer, analyst, administrator)',
      ).argParser((text: string, before: readonly string[] = []) => [...before, text]),
    )
    .option('--oidc-business-units-claim <path>', 'the claim that limits viewers and analysts to business units')
    .option('--oidc-locations-claim <path>', 'the claim that limits viewers and analysts to locations');
