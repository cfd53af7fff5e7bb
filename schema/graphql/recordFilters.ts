/** Which records are asked for. */
import { builder } from './builder.ts';
import {
  AllocationKind,
  ComputerKind,
  ComputerRole,
  ComputerStatus,
  LicenseStatus,
  ProductCategory,
  PurchaseKind,
  UserStatus,
} from './choices.ts';
import { DayRange } from './dayRange.ts';

const which = (rows: string): string => `Which ${rows}. All that is given must fit.`;

export const LicenseFilter = builder.inputType('LicenseFilter', {
  description: which('licenses'),
  fields: t => ({
    publisher: t.string({ description: 'Publisher.' }),
    metric: t.string({ description: 'Metric.' }),
    status: t.field({ type: LicenseStatus, description: 'Status.' }),
    product: t.string({ description: 'Key of a product that it is for.' }),
    contract: t.string({ description: 'Key of a contract that it is linked to.' }),
    businessUnit: t.string({ description: 'Business unit that may consume: it is named, or none is.' }),
    location: t.string({ description: 'Location that may consume: it is named, or none is.' }),
    text: t.string({ description: 'Part of key or name.' }),
  }),
});

export const ComputerFilter = builder.inputType('ComputerFilter', {
  description: which('computers'),
  fields: t => ({
    kind: t.field({ type: ComputerKind, description: 'Machine or virtual.' }),
    role: t.field({ type: ComputerRole, description: 'What it is for.' }),
    status: t.field({ type: ComputerStatus, description: 'Status.' }),
    businessUnit: t.string({ description: 'Business unit.' }),
    location: t.string({ description: 'Location.' }),
    costCenter: t.string({ description: 'Cost center.' }),
    cluster: t.string({ description: 'Cluster it belongs to.' }),
    host: t.string({ description: 'Key of the host it runs on.' }),
    user: t.string({ description: 'Key of the user it is assigned to.' }),
    text: t.string({ description: 'Part of key, operating system or processor model.' }),
  }),
});

export const UserFilter = builder.inputType('UserFilter', {
  description: which('users'),
  fields: t => ({
    status: t.field({ type: UserStatus, description: 'Status.' }),
    businessUnit: t.string({ description: 'Business unit.' }),
    location: t.string({ description: 'Location.' }),
    costCenter: t.string({ description: 'Cost center.' }),
    text: t.string({ description: 'Part of key, name or address of mail.' }),
  }),
});

export const ProductFilter = builder.inputType('ProductFilter', {
  description: which('products'),
  fields: t => ({
    publisher: t.string({ description: 'Publisher.' }),
    category: t.field({ type: ProductCategory, description: 'Category.' }),
    text: t.string({ description: 'Part of key or publisher.' }),
  }),
});

export const ContractFilter = builder.inputType('ContractFilter', {
  description: which('contracts'),
  fields: t => ({
    publisher: t.string({ description: 'Publisher.' }),
    permanent: t.boolean({ description: 'Whether what it grants never ends.' }),
    expires: t.field({ type: DayRange, description: 'When it ends; those without an end do not fit.' }),
    text: t.string({ description: 'Part of key or name.' }),
  }),
});

export const PurchaseFilter = builder.inputType('PurchaseFilter', {
  description: which('purchases'),
  fields: t => ({
    license: t.string({ description: 'Key of the license it is for.' }),
    publisher: t.string({ description: 'Publisher of that license.' }),
    kind: t.field({ type: PurchaseKind, description: 'What was bought.' }),
    expires: t.field({ type: DayRange, description: 'When it ends; those without an end do not fit.' }),
    text: t.string({ description: 'Part of the key.' }),
  }),
});

export const AllocationFilter = builder.inputType('AllocationFilter', {
  description: which('allocations'),
  fields: t => ({
    license: t.string({ description: 'Key of the license.' }),
    computer: t.string({ description: 'Key of the computer it is given to.' }),
    user: t.string({ description: 'Key of the user it is given to.' }),
    kind: t.field({ type: AllocationKind, description: 'How firmly it is given.' }),
  }),
});
