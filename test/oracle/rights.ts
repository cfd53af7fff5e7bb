/** The rights of a license: its own, those inherited from one linked contract, those its product rows replace. */
import type { Estate, Row } from '../../engine/estate/tables.ts';
import { FAMILY, type MetricId } from '../../engine/metrics/parameters.ts';
import { keyOf } from './names.ts';

/** What a blank date of `until` means: a day, never ending, or the last day of the license's maintenance. */
type BlankUntil = number | 'open' | 'maintenance';

export interface Rights {
  readonly downgrade: string;
  readonly downgrade_version: string;
  readonly downgrade_edition: string;
  readonly upgrade: string;
  readonly upgrade_until: number | null;
  readonly blankUntil: BlankUntil;
  readonly multiple_use: string;
  readonly multiple_use_limit: number | null;
  readonly second_use: string;
  readonly exempt_roles: readonly string[];
}

const SECTIONS = ['downgrade', 'upgrade', 'multiple_use', 'second_use', 'exempt_roles'] as const;
export type Section = (typeof SECTIONS)[number];

export interface ResolvedRights {
  readonly rights: Rights;
  /** The contract that each inherited section was taken from. */
  readonly inherits: Partial<Record<Section, string>>;
  readonly problems: readonly ('NOTHING_TO_INHERIT' | 'CONTRACT_ENDED' | 'RIGHT_NOT_APPLICABLE')[];
}

type Contract = Row<'contracts'>;

/** Rights of these metrics are stored and never computed with. */
const DOCUMENTATION_ONLY: readonly MetricId[] = ['custom_metric', 'ibm_concurrent_user', 'ibm_floating_user'];

const NONE: Record<Section, Partial<Rights>> = {
  downgrade: { downgrade: 'none', downgrade_version: '', downgrade_edition: '' },
  upgrade: { upgrade: 'none', upgrade_until: null, blankUntil: 'maintenance' },
  multiple_use: { multiple_use: 'none', multiple_use_limit: null },
  second_use: { second_use: 'none' },
  exempt_roles: { exempt_roles: [] },
};

const ABSENT = Object.assign({}, ...SECTIONS.map(section => NONE[section])) as Rights;

/** Whether license products of this metric have rights at all. */
const hasRights = (metric: MetricId) => !DOCUMENTATION_ONLY.includes(metric);

function columns(section: Section, contract: Contract): Partial<Rights> {
  const { downgrade, downgrade_version, downgrade_edition, upgrade, upgrade_until } = contract;
  switch (section) {
    case 'downgrade':
      return { downgrade, downgrade_version, downgrade_edition };
    case 'upgrade':
      return { upgrade, upgrade_until, blankUntil: contract.expires ?? 'open' };
    case 'multiple_use':
      return { multiple_use: contract.multiple_use, multiple_use_limit: contract.multiple_use_limit };
    case 'second_use':
      return { second_use: contract.second_use };
    case 'exempt_roles':
      return { exempt_roles: contract.exempt_roles };
  }
}

const grants = (section: Section, contract: Contract) =>
  section === 'exempt_roles' ? contract.exempt_roles.length > 0 : !['', 'none'].includes(contract[section]);

/** A permanent contract, else the one that expires last (blank earliest), else the first in database order. */
function choose(section: Section, linked: readonly Contract[]): Contract | undefined {
  const candidates = linked.filter(contract => grants(section, contract));
  const expires = (contract: Contract) => contract.expires ?? Number.NEGATIVE_INFINITY;
  const last = Math.max(...candidates.map(expires));
  return candidates.find(contract => contract.permanent) ?? candidates.find(contract => expires(contract) === last);
}

const fits = (metric: MetricId, use: string | undefined) =>
  !(use === 'user' && ['computer', 'capacity'].includes(FAMILY[metric])) &&
  !(use === 'computer' && FAMILY[metric] === 'user');

/** Resolves each section of a license alone. */
export function resolveRights(estate: Estate, license: Row<'licenses'>, asOf: number): ResolvedRights {
  const metric = license.metric as MetricId;
  if (!hasRights(metric)) return { rights: ABSENT, inherits: {}, problems: [] };
  const links = estate.license_contracts.filter(link => keyOf(link.license) === keyOf(license.license));
  const linked = estate.contracts.filter(contract =>
    links.some(link => keyOf(link.contract) === keyOf(contract.contract)),
  );
  let rights: Rights = { ...license, blankUntil: 'maintenance' };
  const inherits: Partial<Record<Section, string>> = {};
  const problems: ResolvedRights['problems'][number][] = [];
  for (const section of SECTIONS) {
    if (license[section] !== 'inherit' && !license[section].includes('inherit')) continue;
    const contract = choose(section, linked);
    rights = { ...rights, ...NONE[section], ...(contract && columns(section, contract)) };
    if (!contract) {
      problems.push('NOTHING_TO_INHERIT');
      continue;
    }
    inherits[section] = contract.contract;
    if (contract.expires !== null && contract.expires < asOf) problems.push('CONTRACT_ENDED');
    if (section === 'multiple_use' && !fits(metric, rights.multiple_use)) {
      rights = { ...rights, ...NONE.multiple_use };
      problems.push('RIGHT_NOT_APPLICABLE');
    }
  }
  return { rights, inherits, problems };
}

type ProductRow = Row<'license_products'>;

/** Downgrade and upgrade of one product row: every column that the row gives replaces the license's. */
export function rightsOfRow(rights: Rights, row: ProductRow): Rights {
  if (rights === ABSENT) return ABSENT;
  return {
    ...rights,
    downgrade: row.downgrade || rights.downgrade,
    downgrade_version: row.downgrade_version || rights.downgrade_version,
    downgrade_edition: row.downgrade_edition || rights.downgrade_edition,
    upgrade: row.upgrade || rights.upgrade,
    upgrade_until: row.upgrade_until ?? rights.upgrade_until,
    blankUntil: row.upgrade === '' ? rights.blankUntil : 'maintenance',
  };
}

/** Multiple use, second use and exempt roles of a product, each from the first of its rows that gives any column of the section. */
export function rightsOfProduct(rights: Rights, rows: readonly ProductRow[]): Rights {
  if (rights === ABSENT) return ABSENT;
  const use = rows.find(row => row.multiple_use !== '' || row.multiple_use_limit !== null);
  return {
    ...rights,
    multiple_use: use?.multiple_use || rights.multiple_use,
    multiple_use_limit: use?.multiple_use_limit ?? rights.multiple_use_limit,
    second_use: rows.find(row => row.second_use !== '')?.second_use || rights.second_use,
    exempt_roles: rows.find(row => row.exempt_roles.length > 0)?.exempt_roles ?? rights.exempt_roles,
  };
}
