/** The forms of single changes: which fields each has, and which rows of a change set they make. */
import type { Choosable } from '../../api/whatIf.ts';
import { type Entry, newKey } from './changeSet.ts';

export type Values = Readonly<Record<string, string>>;
export type NewEntry = Pick<Entry, 'op' | 'table' | 'cells'>;

export type FieldSpec =
  | {
      readonly name: string;
      readonly kind: 'key';
      readonly of: Choosable;
      readonly isRequired?: boolean;
      readonly mayBeNew?: boolean;
    }
  | { readonly name: string; readonly kind: 'text' | 'count' | 'price' | 'day'; readonly isRequired?: boolean }
  | {
      readonly name: string;
      readonly kind: 'choice';
      readonly values: readonly string[];
      readonly isRequired?: boolean;
    };

export interface FormSpec {
  readonly fields: readonly FieldSpec[];
  readonly toEntries: (values: Values, present: readonly Entry[]) => readonly NewEntry[];
  /** Fields of which at least one must be filled. */
  readonly oneOf?: readonly string[];
}

const given = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.flatMap(name => (values[name]?.trim() ? [[name, values[name].trim()]] : [])));

const setting =
  (table: string, names: readonly string[]) =>
  (values: Values): readonly NewEntry[] => [{ op: 'set', table, cells: given(values, names) }];

const removing =
  (table: string, names: readonly string[]) =>
  (values: Values): readonly NewEntry[] => [{ op: 'remove', table, cells: given(values, names) }];

const INSTALLATION = ['product', 'version', 'edition', 'computer'] as const;
const ROLES = [
  'production',
  'warm-standby',
  'hot-standby',
  'cold-standby',
  'backup',
  'test',
  'training',
  'development',
] as const;

export const FORMS = {
  purchase: {
    fields: [
      { name: 'license', kind: 'key', of: 'license', isRequired: true },
      { name: 'quantity', kind: 'count', isRequired: true },
      { name: 'kind', kind: 'choice', values: ['software', 'subscription', 'maintenance', 'baseline'] },
      { name: 'unit_price', kind: 'price' },
      { name: 'currency', kind: 'text' },
      { name: 'starts', kind: 'day' },
      { name: 'expires', kind: 'day' },
    ],
    toEntries: (values, present) => [
      {
        op: 'set',
        table: 'purchases',
        cells: {
          purchase: newKey(present, 'purchases', 'purchase'),
          ...given(values, ['license', 'quantity', 'kind', 'unit_price', 'currency', 'starts', 'expires']),
        },
      },
    ],
  },
  link: {
    fields: [
      { name: 'license', kind: 'key', of: 'license', isRequired: true },
      { name: 'contract', kind: 'key', of: 'contract', isRequired: true },
    ],
    toEntries: setting('license_contracts', ['license', 'contract']),
  },
  unlink: {
    fields: [
      { name: 'license', kind: 'key', of: 'license', isRequired: true },
      { name: 'contract', kind: 'key', of: 'contract', isRequired: true },
    ],
    toEntries: removing('license_contracts', ['license', 'contract']),
  },
  install: {
    fields: [
      { name: 'product', kind: 'key', of: 'product', isRequired: true, mayBeNew: true },
      { name: 'version', kind: 'text' },
      { name: 'edition', kind: 'text' },
      { name: 'computer', kind: 'key', of: 'computer', isRequired: true },
    ],
    toEntries: setting('installations', INSTALLATION),
  },
  uninstall: {
    fields: [
      { name: 'product', kind: 'key', of: 'product' },
      { name: 'version', kind: 'text' },
      { name: 'edition', kind: 'text' },
      { name: 'computer', kind: 'key', of: 'computer' },
    ],
    oneOf: ['product', 'computer'],
    toEntries: removing('installations', INSTALLATION),
  },
  computer: {
    fields: [
      { name: 'computer', kind: 'key', of: 'computer', isRequired: true },
      { name: 'status', kind: 'choice', values: ['active', 'ignored', 'retired'] },
      { name: 'role', kind: 'choice', values: ROLES },
    ],
    oneOf: ['status', 'role'],
    toEntries: setting('computers', ['computer', 'status', 'role']),
  },
  license: {
    fields: [
      { name: 'license', kind: 'key', of: 'license', isRequired: true },
      { name: 'status', kind: 'choice', values: ['active', 'retired'] },
      { name: 'limit', kind: 'choice', values: ['purchased', 'true-up', 'unlimited'] },
      { name: 'extra_entitlements', kind: 'count' },
      { name: 'priority', kind: 'count' },
    ],
    oneOf: ['status', 'limit', 'extra_entitlements', 'priority'],
    toEntries: setting('licenses', ['license', 'status', 'limit', 'extra_entitlements', 'priority']),
  },
} as const satisfies Record<string, FormSpec>;

export type FormName = keyof typeof FORMS;
/** Every kind of change, in the order they are offered. */
export const CHANGE_KINDS = [
  'rightsOfLicense',
  'rightsOfContract',
  'purchase',
  'purchaseChange',
  'link',
  'unlink',
  'install',
  'uninstall',
  'computer',
  'license',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
