/** Checks of one whole row that need no other row, except for the metric of a product's license, which is passed in. */
import type { MetricId } from '../metrics/parameters.ts';
import { formatDay } from './days.ts';
import type { Finding } from './finding.ts';
import { columnOf, NEEDED_COLUMNS } from './keys.ts';
import { METRIC_NAMES, type MetricAliases, resolveMetric } from './metric-names.ts';
import { suggestion } from './nearest.ts';
import { INTEGER_MAX, quoted } from './numbers.ts';
import { settleParameters } from './parameter-values.ts';
import { checkOwnRights, checkRightsOfMetric, type PartialRow } from './rights-checks.ts';
import type { TableName } from './tables.ts';

export interface CheckContext {
  /** Metric of the license that a `license_products` row belongs to, where it is known. */
  readonly metric?: MetricId;
  readonly metricAliases?: MetricAliases;
}

type Check = (row: PartialRow, context: CheckContext) => readonly Finding[];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

const keyBlank = (column: string, message: string, help: string): Finding => ({
  code: 'KEY_BLANK',
  column,
  message,
  help,
});

/** Blank keys and blank required columns of a row. */
const checkBlanks = (table: TableName, row: PartialRow): Finding[] =>
  NEEDED_COLUMNS[table]
    .filter(column => isBlank(row[column]))
    .map(column =>
      columnOf(table, column)!.key
        ? keyBlank(column, `${column} is blank, but it is part of the key of ${table}.`, `Give the ${column}.`)
        : {
            code: 'REQUIRED_BLANK',
            column,
            message: `${column} is blank, but ${table} cannot do without it.`,
            help: `Give the ${column}.`,
          },
    );

const checkConsumer: Check = row =>
  isBlank(row.user) && isBlank(row.computer)
    ? [keyBlank('user', 'Both user and computer are blank.', 'Give the user, the computer, or both.')]
    : [];

const checkAllocation: Check = row => {
  if (isBlank(row.user) && isBlank(row.computer))
    return [
      keyBlank(
        'computer',
        'Both computer and user are blank.',
        'Give the computer or the user that the license is allocated to.',
      ),
    ];
  if (isBlank(row.user) || isBlank(row.computer)) return [];
  return [
    {
      code: 'VALUE_UNKNOWN',
      column: 'user',
      message: `The allocation names both the computer ${quoted(text(row.computer))} and the user ${quoted(text(row.user))}.`,
      help: 'Give one of the two; what is allocated to both takes a row for each.',
    },
  ];
};

const checkRecognition: Check = row =>
  isBlank(row.product) && row.ignore !== true
    ? [
        {
          code: 'REQUIRED_BLANK',
          column: 'product',
          message: 'The rule names no product and does not ignore either.',
          help: 'Give the product that the pattern stands for, or set ignore to yes.',
        },
      ]
    : [];

const checkInterval: Check = ({ starts, expires }) =>
  typeof starts === 'number' && typeof expires === 'number' && starts > expires
    ? [
        {
          code: 'INTERVAL_REVERSED',
          column: 'expires',
          message: `It expires on ${formatDay(expires)}, before it starts on ${formatDay(starts)}.`,
          help: 'Exchange the two dates, or leave one blank for an open end.',
        },
      ]
    : [];

const checkMetric: Check = (row, { metricAliases }) => {
  const name = text(row.metric);
  if (name === '') return [];
  const resolved = resolveMetric(name, metricAliases);
  if (!resolved) {
    const known = [...METRIC_NAMES, ...(metricAliases?.keys() ?? [])];
    return [
      {
        code: 'VALUE_UNKNOWN',
        column: 'metric',
        message: `There is no metric ${quoted(name)}.`,
        help: `${suggestion(name, known)}Give one of: ${METRIC_NAMES.join(', ')}.`,
      },
    ];
  }
  const parameters = (row.parameters ?? {}) as Readonly<Record<string, string>>;
  return [
    ...settleParameters(resolved.metric, parameters).findings,
    ...checkRightsOfMetric('licenses', row, resolved.metric),
  ];
};

const checkEntitlements: Check = ({ quantity, per_unit }) =>
  typeof quantity === 'number' && typeof per_unit === 'number' && quantity * per_unit > INTEGER_MAX
    ? [
        {
          code: 'NUMBER_OUT_OF_RANGE',
          column: 'quantity',
          message: `${quantity} units of ${per_unit} are more entitlements than can be counted.`,
          help: `Quantity times per_unit must be at most ${INTEGER_MAX}.`,
        },
      ]
    : [];

const checkMeasured: Check = ({ value }) =>
  typeof value === 'string' && Number(value) > INTEGER_MAX
    ? [
        {
          code: 'NUMBER_OUT_OF_RANGE',
          column: 'value',
          message: `${quoted(value)} is too large.`,
          help: `Give a number of at most ${INTEGER_MAX}.`,
        },
      ]
    : [];

const checkActivation: Check = row =>
  isBlank(row.purchase) && isBlank(row.license)
    ? [
        {
          code: 'REQUIRED_BLANK',
          column: 'purchase',
          message: 'Both purchase and license are blank.',
          help: 'Give the purchase that is activated, or for a test key the license.',
        },
      ]
    : [];

const KEY_EVENTS: ReadonlySet<unknown> = new Set(['provisional', 'unanswered', 'final', 'manual', 'test', 'withdrawn']);

const blankOf = (column: string, message: string, help: string): Finding => ({
  code: 'REQUIRED_BLANK',
  column,
  message,
  help,
});

/** An event of an activation names it; one of a registration the serial and the site; keys for a time say until when. */
const checkEvent: Check = row => {
  if (isBlank(row.kind)) return [];
  const kind = String(row.kind);
  if (KEY_EVENTS.has(kind)) {
    if (isBlank(row.activation))
      return [blankOf('activation', `An event ${kind} names no activation.`, 'Give the activation it is about.')];
    return (kind === 'provisional' || kind === 'test') && isBlank(row.expires)
      ? [blankOf('expires', `A ${kind} key has no last day.`, 'Give expires: such a key is for a time.')]
      : [];
  }
  const column = isBlank(row.serial) ? 'serial' : 'site';
  return isBlank(row[column])
    ? [blankOf(column, `An event ${kind} names no ${column}.`, 'Give the serial and the site it is about.')]
    : [];
};

const checkEventDays: Check = ({ date, expires }) =>
  typeof date === 'number' && typeof expires === 'number' && date > expires
    ? [
        {
          code: 'INTERVAL_REVERSED',
          column: 'expires',
          message: `It expires on ${formatDay(expires)}, before it happened on ${formatDay(date)}.`,
          help: 'Exchange the two dates, or correct one of them.',
        },
      ]
    : [];

const checkProduct: Check = (row, { metric }) => (metric ? checkRightsOfMetric('license_products', row, metric) : []);

/** The checks of each table in the order in which they are reported; a table without an entry has blanks checked only. */
const CHECKS: { readonly [T in TableName]?: readonly Check[] } = {
  recognition: [checkRecognition],
  access: [checkConsumer],
  contracts: [checkInterval, checkOwnRights],
  licenses: [checkOwnRights, checkMetric, checkInterval],
  license_products: [checkOwnRights, checkProduct],
  purchases: [checkInterval, checkEntitlements],
  allocations: [checkAllocation],
  measurements: [checkMeasured],
  activations: [checkActivation],
  activation_events: [checkEvent, checkEventDays],
};

/** Whether rows of the table have checks beyond blank keys and blank required columns. */
export const hasChecks = (table: TableName): boolean => CHECKS[table] !== undefined;

/**
 * Everything wrong with a whole row of parsed values (columns that are absent count as blank), errors and warnings; empty when
 * the row is fine. Source: estate, Codes.
 */
export const checkRow = (table: TableName, row: PartialRow, context: CheckContext = {}): readonly Finding[] => [
  ...checkBlanks(table, row),
  ...(CHECKS[table] ?? []).flatMap(check => check(row, context)),
];

/** The part of `checkRow` for `license_products` that has to wait until the metric of the license is known. */
export const checkProductRights = (row: PartialRow, metric: MetricId): readonly Finding[] =>
  checkRightsOfMetric('license_products', row, metric);
