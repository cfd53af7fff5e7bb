/** Tables of what was bought and agreed: contracts, licenses, purchases, allocations and measured values. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { products } from './catalog.ts';
import { day, flag, id, key, list, reference, rights, spelling } from './columns.ts';
import { computers, users } from './inventory.ts';

export const contracts = sqliteTable('contracts', {
  id: id(),
  key: key(),
  contract: spelling('contract'),
  name: spelling('name'),
  publisher: spelling('publisher'),
  permanent: flag('permanent'),
  starts: day('starts'),
  expires: day('expires'),
  ...rights(),
});

export const licenses = sqliteTable('licenses', {
  id: id(),
  key: key(),
  license: spelling('license'),
  name: spelling('name'),
  publisher: spelling('publisher'),
  metric: spelling('metric'),
  parameters: text('parameters', { mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull().default({}),
  status: spelling('status'),
  priority: integer('priority'),
  limit: spelling('limit'),
  starts: day('starts'),
  expires: day('expires'),
  extra_entitlements: integer('extra_entitlements'),
  unit_price: text('unit_price'),
  currency: spelling('currency'),
  locations: list('locations'),
  business_units: list('business_units'),
  cost_centers: list('cost_centers'),
  operating_systems: list('operating_systems'),
  hosted_in: list('hosted_in'),
  ...rights(),
});

export const licenseProducts = sqliteTable(
  'license_products',
  {
    id: id(),
    key: key(),
    license_id: reference('license_id', () => licenses.id).notNull(),
    product_id: reference('product_id', () => products.id).notNull(),
    version: spelling('version'),
    edition: spelling('edition'),
    role: spelling('role'),
    ...rights(),
    maintenance_from: spelling('maintenance_from'),
  },
  table => [
    index('license_products_license').on(table.license_id),
    index('license_products_product').on(table.product_id),
  ],
);

export const licenseContracts = sqliteTable(
  'license_contracts',
  {
    id: id(),
    key: key(),
    license_id: reference('license_id', () => licenses.id).notNull(),
    contract_id: reference('contract_id', () => contracts.id).notNull(),
  },
  table => [
    index('license_contracts_license').on(table.license_id),
    index('license_contracts_contract').on(table.contract_id),
  ],
);

export const purchases = sqliteTable(
  'purchases',
  {
    id: id(),
    key: key(),
    purchase: spelling('purchase'),
    license_id: reference('license_id', () => licenses.id).notNull(),
    kind: spelling('kind'),
    quantity: integer('quantity').notNull(),
    per_unit: integer('per_unit'),
    starts: day('starts'),
    expires: day('expires'),
    unit_price: text('unit_price'),
    currency: spelling('currency'),
    disabled: flag('disabled'),
    base_license_id: reference('base_license_id', () => licenses.id),
    activation: spelling('activation'),
    serial: spelling('serial'),
  },
  table => [index('purchases_license').on(table.license_id), index('purchases_base_license').on(table.base_license_id)],
);

export const allocations = sqliteTable(
  'allocations',
  {
    id: id(),
    key: key(),
    license_id: reference('license_id', () => licenses.id).notNull(),
    computer_id: reference('computer_id', () => computers.id),
    user_id: reference('user_id', () => users.id),
    kind: spelling('kind'),
    exempt: spelling('exempt'),
    units: integer('units'),
    assigned_on: day('assigned_on'),
  },
  table => [
    index('allocations_license').on(table.license_id),
    index('allocations_computer').on(table.computer_id),
    index('allocations_user').on(table.user_id),
  ],
);

export const measurements = sqliteTable(
  'measurements',
  {
    id: id(),
    key: key(),
    license_id: reference('license_id', () => licenses.id).notNull(),
    date: day('date').notNull(),
    computer_id: reference('computer_id', () => computers.id),
    region: spelling('region'),
    source: spelling('source'),
    value: text('value').notNull(),
  },
  table => [index('measurements_license').on(table.license_id), index('measurements_computer').on(table.computer_id)],
);
