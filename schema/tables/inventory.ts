/** Tables of who and what there is: users, computers, who uses what and who accesses which server. */
import { index, integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { products } from './catalog.ts';
import { day, flag, id, key, reference, spelling } from './columns.ts';

/** `listed` is false for a user who is only named in other tables. */
export const users = sqliteTable('users', {
  id: id(),
  key: key(),
  listed: flag('listed'),
  user: spelling('user'),
  name: spelling('name'),
  email: spelling('email'),
  status: spelling('status'),
  location: spelling('location'),
  business_unit: spelling('business_unit'),
  cost_center: spelling('cost_center'),
});

/** `host` stays text: a host that is not listed is a problem of reconciliation, not of the import. */
export const computers = sqliteTable(
  'computers',
  {
    id: id(),
    key: key(),
    computer: spelling('computer'),
    kind: spelling('kind'),
    host: spelling('host'),
    cluster: spelling('cluster'),
    chassis: spelling('chassis'),
    role: spelling('role'),
    status: spelling('status'),
    user_id: reference('user_id', () => users.id),
    calculated_user_id: reference('calculated_user_id', () => users.id),
    location: spelling('location'),
    business_unit: spelling('business_unit'),
    cost_center: spelling('cost_center'),
    region: spelling('region'),
    hosted_in: spelling('hosted_in'),
    os: spelling('os'),
    processors: integer('processors'),
    cores: integer('cores'),
    threads: integer('threads'),
    processor_model: spelling('processor_model'),
    server_model: spelling('server_model'),
    max_processors: integer('max_processors'),
    last_inventory: day('last_inventory'),
  },
  table => [index('computers_user').on(table.user_id), index('computers_calculated_user').on(table.calculated_user_id)],
);

export const usage = sqliteTable(
  'usage',
  {
    id: id(),
    key: key(),
    user_id: reference('user_id', () => users.id).notNull(),
    computer_id: reference('computer_id', () => computers.id).notNull(),
    product_id: reference('product_id', () => products.id).notNull(),
    version: spelling('version'),
    edition: spelling('edition'),
    last_used: day('last_used'),
  },
  table => [
    index('usage_user').on(table.user_id),
    index('usage_computer').on(table.computer_id),
    index('usage_product').on(table.product_id),
  ],
);

export const access = sqliteTable(
  'access',
  {
    id: id(),
    key: key(),
    user_id: reference('user_id', () => users.id),
    computer_id: reference('computer_id', () => computers.id),
    product_id: reference('product_id', () => products.id).notNull(),
    version: spelling('version'),
    edition: spelling('edition'),
    server_id: reference('server_id', () => computers.id),
    last_access: day('last_access'),
  },
  table => [
    index('access_user').on(table.user_id),
    index('access_computer').on(table.computer_id),
    index('access_server').on(table.server_id),
    index('access_product').on(table.product_id),
  ],
);
