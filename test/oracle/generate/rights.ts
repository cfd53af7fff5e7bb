/** Random rights that the data contract accepts, by where they stand and the metric of their license. */
import fc from 'fast-check';
import { ROLES, type Row } from '../../../engine/estate/tables.ts';
import { FAMILY, type MetricId } from '../../../engine/metrics/parameters.ts';
import { day, EDITIONS, maybe, oneOf, text, VERSIONS, whole, yes } from './choices.ts';

/** The rights columns, alike on contracts, licenses and license_products. */
type RightsColumns = Pick<
  Row<'licenses'>,
  | 'downgrade'
  | 'downgrade_version'
  | 'downgrade_edition'
  | 'upgrade'
  | 'upgrade_until'
  | 'multiple_use'
  | 'multiple_use_limit'
  | 'second_use'
  | 'exempt_roles'
>;

const noRights: RightsColumns = {
  downgrade: '',
  downgrade_version: '',
  downgrade_edition: '',
  upgrade: '',
  upgrade_until: null,
  multiple_use: '',
  multiple_use_limit: null,
  second_use: '',
  exempt_roles: [],
};

const roles = maybe(2, fc.uniqueArray(oneOf(ROLES.slice(0, 6)), { minLength: 1, maxLength: 3, size: 'max' }), []);

const given: fc.Arbitrary<RightsColumns> = fc
  .record({
    downgrade: text(8, ['allowed', 'allowed', 'allowed', 'none']),
    downgrade_version: text(3, ['any', 'none', ...VERSIONS]),
    downgrade_edition: text(3, ['any', 'none', ...EDITIONS]),
    upgrade: text(6, ['any', 'until', 'none']),
    upgrade_until: maybe(2, day, null),
    multiple_use: text(5, ['computer', 'user', 'none']),
    multiple_use_limit: whole(3, 1, 3),
    second_use: text(6, ['portable', 'portable', 'portable', 'none']),
    exempt_roles: roles,
  })
  .map(rights => {
    const allowsNothing = rights.downgrade_version === 'none' && rights.downgrade_edition === 'none';
    return allowsNothing ? { ...rights, downgrade_edition: '' } : rights;
  });

/** Rights of a contract: everything but `inherit`. */
export const contractRights = given;

/** What is left of rights where the metric of the license refuses some. */
function accepted(metric: MetricId, rights: RightsColumns): RightsColumns {
  if (metric === 'sap_named_user' || metric === 'sap_package') return noRights;
  const family = FAMILY[metric];
  const refused = family === 'user' ? 'computer' : 'user';
  const use = rights.multiple_use === refused ? (refused === 'user' ? 'computer' : 'user') : rights.multiple_use;
  const neither = family === 'access' || family === 'measured';
  return {
    ...rights,
    multiple_use: neither ? '' : use,
    multiple_use_limit: neither ? null : rights.multiple_use_limit,
  };
}

/** Rights of a license's product; mostly none of its own. */
export const productRights = (metric: MetricId) => maybe(4, given, noRights).map(rights => accepted(metric, rights));

/** Rights of a license, with sections that inherit; while a section inherits its other columns are blank. */
export const licenseRights = (metric: MetricId): fc.Arbitrary<RightsColumns> => {
  if (metric.startsWith('microsoft_') && metric.endsWith('_cal')) return fc.constant(noRights);
  return fc
    .tuple(given, fc.tuple(yes(2), yes(2), yes(2), yes(2), yes(2)))
    .map(([rights, [downgrade, upgrade, multipleUse, secondUse, exemptRoles]]) => {
      if (metric === 'sap_named_user' || metric === 'sap_package') return noRights;
      return {
        ...accepted(metric, rights),
        ...(downgrade && { downgrade: 'inherit', downgrade_version: '', downgrade_edition: '' }),
        ...(upgrade && { upgrade: 'inherit', upgrade_until: null }),
        ...(multipleUse && { multiple_use: 'inherit', multiple_use_limit: null }),
        ...(secondUse && { second_use: 'inherit' }),
        ...(exemptRoles && { exempt_roles: ['inherit'] }),
      };
    });
};
