/** Whose rights are edited: a license, a product of one, or a contract, each with what it may have and how a change of it is written. */
import type { LicenseDetail, LicensedProduct, RightSection, Rights } from '../api/types.ts';
import { RIGHT_SECTIONS } from '../api/types.ts';
import { applicableTo } from './applicable.ts';
import type { RightsRecord } from './draft.ts';
import type { GrantingContract } from './inheritance.ts';
import { type Floors, floorsOf } from './order.ts';
import { resolvedRights } from './resolved.ts';

/** Who is named in the mutation that sets rights. */
type Named =
  | { readonly license: string }
  | { readonly contract: string }
  | {
      readonly licenseProduct: {
        readonly license: string;
        readonly product: string;
        readonly version: string;
        readonly edition: string;
      };
    };

export interface Inheritable {
  readonly contracts: readonly GrantingContract[];
  readonly inherits: readonly { readonly section: RightSection; readonly contract: { readonly key: string } }[];
}

export interface RightsTarget {
  readonly kind: 'license' | 'product' | 'contract';
  /** Tells it from others on the page. */
  readonly id: string;
  readonly rights: Rights;
  /** Version of the record that was read, so that a change of somebody else is noticed. */
  readonly version: string;
  readonly named: Named;
  readonly record: RightsRecord;
  /** Sections with an effect; the others are documentation only. */
  readonly computed: ReadonlySet<RightSection>;
  readonly multipleUses: readonly ('COMPUTER' | 'USER')[];
  readonly floors: readonly Floors[];
  /** Contracts to inherit from; null where nothing can be inherited. */
  readonly inheritable: Inheritable | null;
  /** What holds where nothing is given; null: no right. */
  readonly fallback: Rights | null;
}

const labelOf = ({ product, version, edition }: LicensedProduct): string =>
  [product.key, version, edition].filter(Boolean).join(' ');

/** A product of a license with its rights, and the words it goes by. */
export interface ProductTarget extends RightsTarget {
  readonly kind: 'product';
  readonly label: string;
  readonly hasOwn: boolean;
}

const targetOfLicense = (license: LicenseDetail): RightsTarget => {
  const { computed, multipleUse } = applicableTo(license.metric);
  return {
    kind: 'license',
    id: '',
    rights: license.rights,
    version: license.version,
    named: { license: license.key },
    record: { table: 'licenses', key: { license: license.key } },
    computed,
    multipleUses: [multipleUse],
    floors: floorsOf(license.products),
    inheritable: { contracts: license.contracts, inherits: license.position?.inherits ?? [] },
    fallback: null,
  };
};

const isBlank = (value: Rights[keyof Rights]): boolean =>
  value === null || (Array.isArray(value) && value.length === 0);

const targetOfProduct = (license: LicenseDetail, row: LicensedProduct): ProductTarget => {
  const { refused, computed, multipleUse } = applicableTo(license.metric);
  const inherits = license.position?.inherits ?? [];
  const key = {
    license: license.key,
    product: row.product.key,
    version: row.version ?? '',
    edition: row.edition ?? '',
  };
  return {
    kind: 'product',
    id: JSON.stringify([key.product, key.version, key.edition]),
    label: labelOf(row),
    hasOwn: !Object.values(row.rights).every(isBlank),
    rights: row.rights,
    version: row.recordVersion,
    named: { licenseProduct: key },
    record: { table: 'license_products', key },
    computed,
    multipleUses: [multipleUse],
    floors: floorsOf([row]),
    inheritable: null,
    fallback: refused === 'products' ? null : resolvedRights({ ...license, inherits }),
  };
};

/** Products whose rights can differ: those of licenses of several, and of metrics whose rights stand on products only. */
const productTargetsOf = (license: LicenseDetail): readonly ProductTarget[] => {
  const { refused } = applicableTo(license.metric);
  if (refused === 'none') return [];
  const hasOwn = license.products.some(({ rights }) => !Object.values(rights).every(isBlank));
  if (license.products.length < 2 && refused !== 'products' && !hasOwn) return [];
  return license.products.map(row => targetOfProduct(license, row));
};

/** Whose rights of a license can be edited: the license's own, where its metric allows them, then those of its products. */
export const licenseTargets = (license: LicenseDetail): readonly (RightsTarget | ProductTarget)[] => [
  ...(applicableTo(license.metric).refused === null ? [targetOfLicense(license)] : []),
  ...productTargetsOf(license),
];

export interface EditedContract {
  readonly key: string;
  readonly version: string;
  readonly rights: Rights;
  readonly products: readonly LicensedProduct[];
}

export const targetOfContract = ({ key, version, rights, products }: EditedContract): RightsTarget => ({
  kind: 'contract',
  id: '',
  rights,
  version,
  named: { contract: key },
  record: { table: 'contracts', key: { contract: key } },
  computed: new Set(RIGHT_SECTIONS),
  multipleUses: ['COMPUTER', 'USER'],
  floors: mergedFloors(products),
  inheritable: null,
  fallback: null,
});

/** All versions and editions of each product, whatever is licensed of it. */
const mergedFloors = (products: readonly LicensedProduct[]): readonly Floors[] =>
  floorsOf(
    [...new Map(products.map(row => [row.product.key, row])).values()].map(row => ({
      ...row,
      version: null,
      edition: null,
    })),
  );
