/**
 * The data contract of an estate: every table and column that may come in, its kind, its key, its default.
 * Importers, store, case files and documentation are all derived from this one description.
 */

/** How the text of a cell is read. `decimal` stays exact text, `integer` must be whole, `number` is only ever compared. */
type Kind = 'text' | 'date' | 'integer' | 'number' | 'decimal' | 'flag' | 'choice' | 'list' | 'parameters';

export interface Column {
  readonly kind: Kind;
  /** Part of the row's key: compared case-insensitively, shown as first spelt. */
  readonly key?: boolean;
  /** Must be given. Key columns are required too unless `blankable`. */
  readonly required?: boolean;
  /** A key column that may be blank; blank is then a value of its own. */
  readonly blankable?: boolean;
  /** The values of a `choice` (and of each entry of a `list` that is limited). */
  readonly choices?: readonly string[];
  /** What a blank choice means; absent: blank stays blank. */
  readonly blank?: string;
  /** Whether a negative number is accepted. */
  readonly negative?: boolean;
  /** The table whose first key column this cell names. */
  readonly references?: TableName;
}

const key = { kind: 'text', key: true } as const;
const blankKey = { kind: 'text', key: true, blankable: true } as const;
const text = { kind: 'text' } as const;
const date = { kind: 'date' } as const;
const integer = { kind: 'integer' } as const;
const decimal = { kind: 'decimal' } as const;
const flag = { kind: 'flag' } as const;
const list = { kind: 'list' } as const;

const choice = <const T extends readonly string[]>(choices: T, blank = '') =>
  ({ kind: 'choice', choices, blank }) as const;
const to = <const C extends Column, const T extends TableName>(column: C, references: T) => ({ ...column, references });

/** Computer roles that a right may exempt. */
export const ROLES = [
  'production',
  'warm-standby',
  'hot-standby',
  'cold-standby',
  'backup',
  'test',
  'training',
  'development',
] as const;

const chassis = ['desktop', 'server', 'laptop', 'notebook', 'sub-notebook', 'portable', 'tablet', 'hand-held'] as const;

/** The rights columns, alike on contracts, licenses and license_products. `inherit` stands only on licenses. */
const rights = {
  downgrade: choice(['none', 'allowed', 'inherit']),
  downgrade_version: text,
  downgrade_edition: text,
  upgrade: choice(['none', 'any', 'until', 'inherit']),
  upgrade_until: date,
  multiple_use: choice(['none', 'computer', 'user', 'inherit']),
  multiple_use_limit: integer,
  second_use: choice(['none', 'portable', 'inherit']),
  exempt_roles: { kind: 'list', choices: [...ROLES, 'inherit'] },
} as const satisfies Record<string, Column>;

/**
 * What can happen to an activation (up to `withdrawn`) and to the registration of a serial at a site (the others). The tables of
 * activation hold names as text: a history outlives what it is about.
 */
export const ACTIVATION_EVENTS = [
  'provisional',
  'unanswered',
  'final',
  'manual',
  'test',
  'withdrawn',
  'registered',
  'released',
  'requested',
  'confirmed',
  'declined',
] as const;

export const TABLES = {
  products: {
    product: key,
    publisher: text,
    category: choice(['commercial', 'freeware', 'open-source', 'unmanaged'], 'commercial'),
  },
  versions: { product: to(key, 'products'), version: key, released: date, order: { kind: 'number', negative: true } },
  editions: { product: to(key, 'products'), edition: key, order: { kind: 'number', negative: true } },
  suites: {
    suite_product: to(key, 'products'),
    suite_version: blankKey,
    suite_edition: blankKey,
    member_product: to(key, 'products'),
    member_version: blankKey,
    member_edition: blankKey,
  },
  recognition: {
    publisher: blankKey,
    name: key,
    version: blankKey,
    product: to(text, 'products'),
    product_version: text,
    product_edition: text,
    ignore: flag,
  },
  users: {
    user: key,
    name: text,
    email: text,
    status: choice(['active', 'inactive', 'retired'], 'active'),
    location: text,
    business_unit: text,
    cost_center: text,
  },
  computers: {
    computer: key,
    kind: choice(['physical', 'virtual'], 'physical'),
    host: text,
    cluster: text,
    chassis: choice(chassis, 'desktop'),
    role: choice(ROLES, 'production'),
    status: choice(['active', 'ignored', 'retired'], 'active'),
    user: to(text, 'users'),
    calculated_user: to(text, 'users'),
    location: text,
    business_unit: text,
    cost_center: text,
    region: text,
    hosted_in: text,
    os: text,
    processors: integer,
    cores: integer,
    threads: integer,
    processor_model: text,
    server_model: text,
    max_processors: integer,
    last_inventory: date,
  },
  installations: {
    computer: to(key, 'computers'),
    product: to(key, 'products'),
    version: blankKey,
    edition: blankKey,
    installed_on: date,
    last_used: date,
  },
  evidence: {
    computer: to(key, 'computers'),
    publisher: text,
    name: key,
    version: blankKey,
    installed_on: date,
    last_used: date,
  },
  usage: {
    user: to(key, 'users'),
    computer: to(key, 'computers'),
    product: to(key, 'products'),
    version: blankKey,
    edition: blankKey,
    last_used: date,
  },
  access: {
    user: to(blankKey, 'users'),
    computer: to(blankKey, 'computers'),
    product: to(key, 'products'),
    version: blankKey,
    edition: blankKey,
    server: to(blankKey, 'computers'),
    last_access: date,
  },
  contracts: {
    contract: key,
    name: text,
    publisher: text,
    permanent: flag,
    starts: date,
    expires: date,
    ...rights,
  },
  licenses: {
    license: key,
    name: text,
    publisher: text,
    metric: { kind: 'text', required: true },
    parameters: { kind: 'parameters' },
    status: choice(['active', 'retired'], 'active'),
    priority: { kind: 'integer', negative: true },
    limit: choice(['purchased', 'true-up', 'unlimited'], 'purchased'),
    starts: date,
    expires: date,
    extra_entitlements: { kind: 'integer', negative: true },
    unit_price: decimal,
    currency: text,
    locations: list,
    business_units: list,
    cost_centers: list,
    operating_systems: list,
    hosted_in: list,
    ...rights,
  },
  license_products: {
    license: to(key, 'licenses'),
    product: to(key, 'products'),
    version: blankKey,
    edition: blankKey,
    role: choice(['primary', 'supplementary'], 'primary'),
    maintenance_from: text,
    ...rights,
  },
  license_contracts: { license: to(key, 'licenses'), contract: to(key, 'contracts') },
  purchases: {
    purchase: key,
    license: { ...to(text, 'licenses'), required: true },
    kind: choice(['software', 'baseline', 'subscription', 'upgrade', 'maintenance'], 'software'),
    quantity: { kind: 'integer', required: true },
    per_unit: integer,
    starts: date,
    expires: date,
    unit_price: decimal,
    currency: text,
    disabled: flag,
    base_license: to(text, 'licenses'),
    activation: text,
    serial: text,
  },
  allocations: {
    license: to(key, 'licenses'),
    computer: to(blankKey, 'computers'),
    user: to(blankKey, 'users'),
    kind: choice(['allocated', 'permanent'], 'allocated'),
    exempt: text,
    units: integer,
    assigned_on: date,
  },
  measurements: {
    license: to(key, 'licenses'),
    date: { kind: 'date', key: true },
    computer: to(blankKey, 'computers'),
    region: blankKey,
    source: blankKey,
    value: { kind: 'decimal', required: true },
  },
  serials: { serial: key, scheme: { kind: 'text', required: true }, customer: text },
  registrations: {
    serial: key,
    site: key,
    computer: text,
    versions: list,
    customer: text,
    address: text,
    contact: text,
    telephone: text,
  },
  activations: {
    activation: key,
    scheme: { kind: 'text', required: true },
    purchase: text,
    license: text,
    quantity: integer,
    customer: text,
  },
  activation_events: {
    event: key,
    activation: text,
    serial: text,
    site: text,
    date: { kind: 'date', required: true },
    kind: { ...choice(ACTIVATION_EVENTS), required: true },
    means: choice(['online', 'file', 'hand']),
    expires: date,
    service_expires: date,
    note: text,
  },
} as const satisfies Record<string, Readonly<Record<string, Column>>>;

export type TableName =
  | 'products'
  | 'versions'
  | 'editions'
  | 'suites'
  | 'recognition'
  | 'users'
  | 'computers'
  | 'installations'
  | 'evidence'
  | 'usage'
  | 'access'
  | 'contracts'
  | 'licenses'
  | 'license_products'
  | 'license_contracts'
  | 'purchases'
  | 'allocations'
  | 'measurements'
  | 'serials'
  | 'registrations'
  | 'activations'
  | 'activation_events';

/** Table names in the order in which references between them can be resolved. */
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

type ValueOf<C extends Column> = C['kind'] extends 'text' | 'choice'
  ? string
  : C['kind'] extends 'date'
    ? C extends { readonly key: true }
      ? number
      : number | null
    : C['kind'] extends 'integer' | 'number'
      ? C extends { readonly required: true }
        ? number
        : number | null
      : C['kind'] extends 'decimal'
        ? C extends { readonly required: true }
          ? string
          : string | null
        : C['kind'] extends 'flag'
          ? boolean
          : C['kind'] extends 'list'
            ? readonly string[]
            : Readonly<Record<string, string>>;

/**
 * One valid row. Text and choices are strings ('' when blank, defaults of choices filled in), dates are whole days since
 * 1970-01-01, decimals are canonical decimal text ("12.5", never an exponent), lists are arrays, blanks are null.
 */
export type Row<T extends TableName> = {
  readonly [C in keyof (typeof TABLES)[T]]: ValueOf<(typeof TABLES)[T][C] & Column>;
};

/**
 * A whole estate as valid rows, each table in database order (the order in which records were first imported).
 * `versions` and `editions` hold only what was listed; names that are merely used stand in the rows that use them.
 * `evidence` has already become `installations` through `recognition`.
 */
export type Estate = { readonly [T in TableName]: readonly Row<T>[] };
