/** Which records are asked for, and in which order. */
import { builder } from './builder.ts';
import { ComputerKind, ComputerRole, ComputerStatus, LicenseStatus, ProductCategory } from './choices.ts';
import { enumOf, OrderDirection } from './enums.ts';

export const LicenseFilter = builder.inputType('LicenseFilter', {
  description: 'Which licenses. All that is given must fit.',
  fields: t => ({
    publisher: t.string({ description: 'Publisher.' }),
    metric: t.string({ description: 'Metric.' }),
    status: t.field({ type: LicenseStatus, description: 'Status.' }),
    text: t.string({ description: 'Part of key or name.' }),
  }),
});

const LicenseOrderField = enumOf('LicenseOrderField', 'What licenses are ordered by.', {
  license: 'By key.',
  name: 'By name.',
  publisher: 'By publisher.',
  metric: 'By metric.',
  expires: 'By last day; open ends last.',
});

export const LicenseOrder = builder.inputType('LicenseOrder', {
  description: 'The order of licenses; equal ones in database order.',
  fields: t => ({
    field: t.field({ type: LicenseOrderField, required: true, description: 'What they are ordered by.' }),
    direction: t.field({ type: OrderDirection, description: 'Which way; ASC when left out.' }),
  }),
});

export const ComputerFilter = builder.inputType('ComputerFilter', {
  description: 'Which computers. All that is given must fit.',
  fields: t => ({
    kind: t.field({ type: ComputerKind, description: 'Machine or virtual.' }),
    role: t.field({ type: ComputerRole, description: 'What it is for.' }),
    status: t.field({ type: ComputerStatus, description: 'Status.' }),
    businessUnit: t.string({ description: 'Business unit.' }),
    location: t.string({ description: 'Location.' }),
    host: t.string({ description: 'Key of the host it runs on.' }),
    text: t.string({ description: 'Part of key, operating system or processor model.' }),
  }),
});

export const ProductFilter = builder.inputType('ProductFilter', {
  description: 'Which products. All that is given must fit.',
  fields: t => ({
    publisher: t.string({ description: 'Publisher.' }),
    category: t.field({ type: ProductCategory, description: 'Category.' }),
    text: t.string({ description: 'Part of key or publisher.' }),
  }),
});
