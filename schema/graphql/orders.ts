/** Orders of lists: what rows may be ordered by, and which way. */
import { builder } from './builder.ts';
import { enumOf, OrderDirection } from './enums.ts';

/** The input that says how a list is ordered; `fields` are what it may be ordered by, with their meaning. */
const orderOf = <const W extends string>(one: string, rows: string, fields: Readonly<Record<W, string>>) => {
  const field = enumOf(`${one}OrderField`, `What ${rows} are ordered by.`, fields);
  return builder.inputType(`${one}Order`, {
    description: `The order of ${rows}; equal ones in database order.`,
    fields: t => ({
      field: t.field({ type: field, required: true, description: 'What they are ordered by.' }),
      direction: t.field({ type: OrderDirection, description: 'Which way; ASC when left out.' }),
    }),
  });
};

export const LicenseOrder = orderOf('License', 'licenses', {
  license: 'By key.',
  name: 'By name.',
  publisher: 'By publisher.',
  metric: 'By metric.',
  expires: 'By last day; open ends last.',
});

export const ComputerOrder = orderOf('Computer', 'computers', {
  computer: 'By key.',
  kind: 'By kind.',
  role: 'By what they are for.',
  status: 'By status.',
  host: 'By the host they run on.',
  os: 'By operating system.',
  business_unit: 'By business unit.',
  location: 'By location.',
  cores: 'By number of cores; those not known last.',
  last_inventory: 'By the day on which they were last seen; those never seen last.',
});

export const UserOrder = orderOf('User', 'users', {
  user: 'By key.',
  name: 'By name.',
  email: 'By address of mail.',
  status: 'By status.',
  business_unit: 'By business unit.',
  location: 'By location.',
});

export const ProductOrder = orderOf('Product', 'products', {
  product: 'By key.',
  publisher: 'By publisher.',
  category: 'By category.',
});

export const ContractOrder = orderOf('Contract', 'contracts', {
  contract: 'By key.',
  name: 'By name.',
  publisher: 'By publisher.',
  starts: 'By first day; those without one last.',
  expires: 'By last day; open ends last.',
});

export const PurchaseOrder = orderOf('Purchase', 'purchases', {
  purchase: 'By key.',
  quantity: 'By how many units were bought.',
  starts: 'By first day; those without one last.',
  expires: 'By last day; open ends last.',
});

export const RunOrder = orderOf('Run', 'runs', {
  number: 'By number: when they were computed.',
  as_of: 'By the day they were computed for.',
});
