/** Checks of the rights columns of one row: contradictions within it, and rights that a metric refuses or ignores. */
import { FAMILY, type MetricId } from '../metrics/parameters.ts';
import type { Finding } from './finding.ts';
import type { TableName } from './tables.ts';

/** A row, or part of one, with parsed values; a column that is absent counts as blank. */
export type PartialRow = Readonly<Record<string, unknown>>;

/** The sections of rights: results and errors name one by its first column. Source: rules, section 2. */
const SECTIONS = [
  { first: 'downgrade', others: ['downgrade_version', 'downgrade_edition'] },
  { first: 'upgrade', others: ['upgrade_until'] },
  { first: 'multiple_use', others: ['multiple_use_limit'] },
  { first: 'second_use', others: [] },
  { first: 'exempt_roles', others: [] },
] as const;

const isGiven = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';

const inherits = (value: unknown): boolean =>
  value === 'inherit' || (Array.isArray(value) && value.includes('inherit'));

/** Whether the section asks for a right; `none` is no right. */
const asks = (row: PartialRow, first: string): boolean => isGiven(row[first]) && row[first] !== 'none';

const checkInherited = (row: PartialRow): Finding[] =>
  SECTIONS.filter(({ first }) => inherits(row[first])).flatMap(({ first, others }) =>
    others
      .filter(column => isGiven(row[column]))
      .map(column => ({
        code: 'RIGHTS_INHERITED' as const,
        column,
        message: `${column} is given while ${first} is inherited from a contract.`,
        help: `Leave ${column} blank, or set ${first} on the license itself instead of inherit.`,
      })),
  );

const checkDowngrade = (row: PartialRow): Finding[] => {
  if (row.downgrade !== 'allowed' || row.downgrade_version !== 'none' || row.downgrade_edition !== 'none') return [];
  return [
    {
      code: 'DOWNGRADE_ALLOWS_NOTHING',
      column: 'downgrade',
      message: 'Downgrade is allowed, but both its limits are none.',
      help: 'Set downgrade to none, or give at least one limit: any, or the oldest version or least functional edition allowed.',
    },
  ];
};

const notApplicable = (column: string, message: string, help: string): Finding => ({
  code: 'RIGHT_NOT_APPLICABLE',
  column,
  message,
  help,
});

const checkLimit = (row: PartialRow): Finding[] =>
  row.multiple_use_limit === 0
    ? [
        notApplicable(
          'multiple_use',
          'multiple_use_limit is 0: one entitlement would cover nothing.',
          'Give a limit of 1 or more, or leave it blank for no limit.',
        ),
      ]
    : [];

const NO_RIGHTS_AT_ALL: ReadonlySet<MetricId> = new Set(['sap_named_user', 'sap_package']);
const RIGHTS_ON_PRODUCTS_ONLY: ReadonlySet<MetricId> = new Set(['microsoft_user_cal', 'microsoft_device_cal']);

const checkRefused = (table: TableName, row: PartialRow, metric: MetricId): Finding[] => {
  const onProductsOnly = table === 'licenses' && RIGHTS_ON_PRODUCTS_ONLY.has(metric);
  if (!NO_RIGHTS_AT_ALL.has(metric) && !onProductsOnly) return [];
  const help = onProductsOnly
    ? 'Leave it blank here and set it on the license_products row of the product.'
    : 'Leave the rights columns blank, or set them to none.';
  return SECTIONS.filter(({ first }) => asks(row, first)).map(({ first }) =>
    notApplicable(first, `${first} cannot be set here for metric ${metric}.`, help),
  );
};

const checkMultipleUse = (row: PartialRow, metric: MetricId): Finding[] => {
  const family = FAMILY[metric];
  const countsComputers = family === 'computer' || family === 'capacity';
  if (row.multiple_use === 'user' && countsComputers) {
    return [
      notApplicable(
        'multiple_use',
        `multiple_use is user, but metric ${metric} counts computers.`,
        'Give computer or none, or choose a user metric.',
      ),
    ];
  }
  if (row.multiple_use === 'computer' && family === 'user') {
    return [
      notApplicable(
        'multiple_use',
        `multiple_use is computer, but metric ${metric} counts users.`,
        'Give user or none, or choose a computer metric.',
      ),
    ];
  }
  return [];
};

/** Rights of a row that its metric keeps and never computes with: warnings. Source: rules, section 2. */
export const rightsWithoutEffect = (row: PartialRow, metric: MetricId): Finding[] => {
  const family = FAMILY[metric];
  if (family !== 'user' && family !== 'access') return [];
  return (['second_use', 'exempt_roles'] as const)
    .filter(first => asks(row, first))
    .map(first => ({
      code: 'RIGHT_HAS_NO_EFFECT' as const,
      column: first,
      message: `${first} has no effect with metric ${metric}.`,
      help: 'It is kept and not computed with; leave it blank to silence this warning.',
    }));
};

/** What is wrong with the rights of a row by itself, whatever the metric. Source: estate, Rights; rules, section 2. */
export const checkOwnRights = (row: PartialRow): Finding[] => [
  ...checkInherited(row),
  ...checkDowngrade(row),
  ...checkLimit(row),
];

/** What the metric of the license refuses (errors) or ignores (warnings) among the rights of a row. Source: rules, section 2. */
export const checkRightsOfMetric = (table: TableName, row: PartialRow, metric: MetricId): Finding[] => {
  const refused = checkRefused(table, row, metric);
  return refused.length > 0 ? refused : [...checkMultipleUse(row, metric), ...rightsWithoutEffect(row, metric)];
};
