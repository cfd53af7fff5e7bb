/** What each column of a record means, in the words that clients read. */
import type { RecordTable } from '../../app/records.ts';

const place = {
  location: 'Where it is.',
  business_unit: 'Part of the organization it belongs to.',
  cost_center: 'Cost center that pays for it.',
};

export const RIGHTS_TEXTS: Readonly<Record<string, string>> = {
  downgrade: 'Whether earlier versions or lesser editions are covered.',
  downgrade_version: '"any", "none", or the oldest version allowed.',
  downgrade_edition: '"any", "none", or the least functional edition allowed.',
  upgrade: 'Whether newer versions are covered.',
  upgrade_until: 'Last day of release of the versions covered.',
  multiple_use: 'Whether one entitlement covers several installations.',
  multiple_use_limit: 'How many at most; blank is without limit.',
  second_use: 'Whether a portable second computer is covered.',
  exempt_roles: 'Roles of computers on which nothing is consumed.',
};

/** Columns that types show; keys and rights are shown apart. */
export const COLUMN_TEXTS: Readonly<Partial<Record<RecordTable, Readonly<Record<string, string>>>>> = {
  products: { publisher: 'Who publishes it.', category: 'Whether it needs a license.' },
  users: {
    name: 'Full name.',
    email: 'Address of mail.',
    status: 'Whether the user counts.',
    ...place,
  },
  computers: {
    kind: 'Machine or virtual.',
    host: 'The computer that a virtual one runs on, as it was named.',
    cluster: 'Cluster it belongs to.',
    chassis: 'What it looks like.',
    role: 'What it is for.',
    status: 'Whether what is on it counts.',
    ...place,
    region: 'Region for measurements.',
    hosted_in: '"on-premises", or a provider.',
    os: 'Operating system.',
    processors: 'Number of processors.',
    cores: 'Cores of all processors together; of a virtual computer its virtual processors.',
    threads: 'Threads of all cores together.',
    processor_model: 'Model of the processors.',
    server_model: 'Model of the machine.',
    max_processors: 'Processors it could hold at most.',
    last_inventory: 'Day on which it was last seen.',
  },
  contracts: {
    name: 'What it is called.',
    publisher: 'With whom it was made.',
    permanent: 'Whether what it grants never ends.',
    starts: 'First day.',
    expires: 'Last day.',
  },
  licenses: {
    name: 'What it is called.',
    publisher: 'Who grants it.',
    metric: 'What is counted.',
    parameters: 'Figures of the metric that differ from its defaults.',
    status: 'Whether it is in use.',
    priority: 'Place in the order in which licenses take; lower first.',
    limit: 'What happens beyond what is entitled.',
    starts: 'First day.',
    expires: 'Last day.',
    extra_entitlements: 'Entitlements beside what was bought.',
    unit_price: 'Price of one entitlement.',
    currency: 'Currency of the price.',
    locations: 'Locations that may consume; blank is all.',
    business_units: 'Business units that may consume; blank is all.',
    cost_centers: 'Cost centers that may consume; blank is all.',
    operating_systems: 'Operating systems it is for, as patterns; blank is all.',
    hosted_in: 'Where computers may be hosted; blank is anywhere.',
  },
  license_products: {
    version: 'Licensed version; blank is any.',
    edition: 'Licensed edition; blank is any.',
    role: 'Whether it stands alone under its license.',
    maintenance_from: 'Oldest version that runs only with maintenance in force; none is no such version.',
  },
  license_contracts: {},
  recognition: {
    publisher: 'Pattern of the publisher; blank fits any.',
    name: 'Pattern of the name.',
    version: 'Pattern of the version; blank fits any.',
    product_version: 'Version that the names are; blank is not known.',
    product_edition: 'Edition that the names are; blank is not known.',
    ignore: 'Whether the names are no product that counts.',
  },
  purchases: {
    kind: 'What was bought.',
    quantity: 'How many units were bought.',
    per_unit: 'Entitlements in one unit; blank is one.',
    starts: 'First day.',
    expires: 'Last day.',
    unit_price: 'Price of one unit.',
    currency: 'Currency of the price.',
    disabled: 'Whether it does not count.',
    activation: 'Scheme by which it has to be activated; blank is not at all.',
    serial: 'Serial number on which it accumulates.',
  },
  allocations: {
    kind: 'How firmly the license is given.',
    exempt: 'Why nothing is consumed; blank where it is.',
    units: 'What is consumed in the place of what would be counted.',
    assigned_on:
      'Day since when it is so; blank: the day it was recorded. It decides when the license may be reassigned.',
  },
};

/** What keys and references mean where records are written. */
export const KEY_TEXTS: Readonly<Record<string, string>> = {
  license: 'Key of the license.',
  contract: 'Key of the contract.',
  product: 'Key of the product.',
  purchase: 'Key of the purchase.',
  computer: 'Key of the computer.',
  user: 'Key of the user.',
  base_license: 'Key of the license that an upgrade takes entitlements from.',
};
