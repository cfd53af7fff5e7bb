/** Which columns of a table name a product with its version and edition, so that those not listed can be added. */
import type { RecordTable } from '../stored.ts';

export interface ProductColumns {
  readonly product: string;
  readonly version: string;
  readonly edition: string;
}

const SAME: readonly ProductColumns[] = [{ product: 'product', version: 'version', edition: 'edition' }];

export const PRODUCT_COLUMNS: { readonly [T in RecordTable]?: readonly ProductColumns[] } = {
  suites: [
    { product: 'suite_product', version: 'suite_version', edition: 'suite_edition' },
    { product: 'member_product', version: 'member_version', edition: 'member_edition' },
  ],
  recognition: [{ product: 'product', version: 'product_version', edition: 'product_edition' }],
  usage: SAME,
  access: SAME,
  license_products: SAME,
};
