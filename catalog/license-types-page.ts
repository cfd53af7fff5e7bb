/** The page about license types as text, made from the catalog so that it cannot say anything else than what is computed. */
import { FAMILY, type MetricId } from '../engine/metrics/parameters.ts';
import { dayOf } from './day.ts';
import type { ContentOf, LicenseType } from './format.ts';
import { isMetric } from './license-types.ts';
import { type Catalog, filesOf } from './load.ts';
import { termsFor } from './terms.ts';

type RightsGroup = ContentOf<'rights'>['groups'][number];

const RIGHTS = ['downgrade', 'upgrade', 'multiple_use', 'second_use', 'exempt_roles'] as const;

/** Markdown of `docs/license-types.md`: the license types, the further metrics and the rights by metric. */
export const licenseTypesPage = (catalog: Catalog): string => {
  const files = filesOf(catalog, 'license-types').map(({ content }) => content);
  const groups = filesOf(catalog, 'rights').flatMap(({ content }) => content.groups);
  const row = (type: LicenseType) => typeRow(type, defaultsText(catalog, type), groups);
  return `${[
    '# License types',
    '',
    'What the license types of FlexNet Manager Suite and of contracts are here. A name is recognized whatever its case, blanks and',
    'punctuation; the further names of each type, German ones among them, stand in `catalog/license-types.yaml`.',
    'Defaults are those of the catalog; what a license says in `parameters` goes before them.',
    '',
    '- **computed**: the consumption comes from inventory, users or access.',
    '- **measured**: the consumption is what `measurements` say; installations are covered without units.',
    '',
    ...table(TYPE_HEAD, files.flatMap(({ types }) => types).map(row)),
    '',
    '## Metrics without a name in that list',
    '',
    ...table(TYPE_HEAD, files.flatMap(({ further }) => further).map(row)),
    '',
    '## Why this metric',
    '',
    ...files
      .flatMap(({ types, further }) => [...types, ...further])
      .map(type => `- **${type.name}**: ${type.explanation}`),
    '',
    '## Rights by metric',
    '',
    'computed: the calculation uses it · documentation: stored and shown, never computed with · refused: giving it is an error ·',
    'per product: only on a product of the license · warning: accepted with a warning, without effect · no effect: accepted, nothing to compute',
    '',
    ...table(
      ['Metrics', ...RIGHTS.map(right => `\`${right}\``), 'Note'],
      groups.map(group => [
        group.metrics.map(metric => `\`${metric}\``).join(', '),
        ...RIGHTS.map(right => group[right]),
        group.note ?? '',
      ]),
    ),
  ].join('\n')}\n`;
};

const TYPE_HEAD = ['License type', 'Metric', 'Defaults', 'What counts', 'Consumption', 'Rights'];

const typeRow = (type: LicenseType, defaults: string, groups: readonly RightsGroup[]): readonly string[] => [
  type.name,
  `\`${type.metric}\``,
  defaults,
  type.counts,
  isMetric(type.metric) ? consumption(type.metric) : '',
  rightsText(groups.find(({ metrics }) => metrics.includes(type.metric))),
];

const consumption = (metric: MetricId): string => {
  if (metric === 'ibm_pvu') return 'computed, measured by ILMT where it ran';
  return FAMILY[metric] === 'measured' ? 'measured' : 'computed';
};

/** Rights in one word where all are alike, else by what becomes of them. */
const rightsText = (group: RightsGroup | undefined): string => {
  if (!group) return '';
  const uses = new Set(RIGHTS.map(right => group[right]));
  if (uses.size === 1) return `all ${group.downgrade}`;
  return [...uses]
    .map(use => `${use}: ${RIGHTS.filter(right => group[right] === use).join(', ')}`)
    .join('; ')
    .replaceAll('_', ' ');
};

/** Defaults as `parameters` would write them, the license type's own before the metric's, of the catalog's last day. */
const defaultsText = (catalog: Catalog, type: LicenseType): string =>
  Object.entries({ ...termsFor(catalog, LAST_DAY).defaults[type.metric], ...type.parameters })
    .map(([name, value]) => `\`${name}=${value}\``)
    .join(' ');

/** A day after every change: the page shows what holds last. */
const LAST_DAY = dayOf('9999-12-31') ?? Number.MAX_SAFE_INTEGER;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  line(head),
  line(head.map(() => '---')),
  ...rows.map(line),
];

const line = (cells: readonly string[]): string => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
