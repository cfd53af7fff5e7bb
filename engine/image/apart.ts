/** What an image is not built of: tables that each run asks anew. They can change while the image stays. */
import type { TableName } from '../estate/tables.ts';

export const APART_FROM_IMAGE = [
  'contracts',
  'licenses',
  'license_products',
  'license_contracts',
  'purchases',
  'measurements',
  'serials',
  'registrations',
  'activations',
  'activation_events',
] as const satisfies readonly TableName[];
