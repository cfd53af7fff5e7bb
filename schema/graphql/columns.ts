/** Fields of types and inputs made from the columns of the data contract, so that both always say the same. */

import type { RecordTable } from '../../app/records.ts';
import { COLUMNS, columnOf } from '../../app/vocabulary.ts';
import { builder } from './builder.ts';
import { CHOICES } from './choices.ts';
import { COLUMN_TEXTS, KEY_TEXTS, RIGHTS_TEXTS } from './columnTexts.ts';

/** `unit_price` → `unitPrice`. */
export const fieldName = (column: string): string =>
  column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** One named figure of a metric. */
const Parameter = builder.objectRef<{ readonly name: string; readonly value: string }>('Parameter').implement({
  description: 'A figure of a metric that differs from its default.',
  fields: t => ({
    name: t.exposeString('name', { description: 'Name of the figure.' }),
    value: t.exposeString('value', { description: 'The figure as text.' }),
  }),
});

const ParameterInput = builder.inputType('ParameterInput', {
  description: 'A figure of a metric.',
  fields: t => ({
    name: t.string({ required: true, description: 'Name of the figure.' }),
    value: t.string({ required: true, description: 'The figure as text.' }),
  }),
});

/** The scalar of a column that is neither list nor choice; typed as text where the builder wants one name. */
const SCALARS = {
  text: 'String',
  choice: 'String',
  date: 'Date',
  integer: 'Int',
  number: 'Float',
  decimal: 'Decimal',
  flag: 'Boolean',
} as const;

/** The enum of a column, under the name that the builder knows texts by. */
const enumFor = (table: RecordTable, name: string): 'String' | undefined =>
  (CHOICES[`${table}.${name}`] ?? CHOICES[name]) as unknown as 'String' | undefined;

const isGiven = (value: unknown): boolean => value !== '' && value !== null && value !== undefined;

type Fields = Parameters<NonNullable<Parameters<typeof builder.objectType>[1]['fields']>>[0];

/** Output fields of these columns; `rowOf` gives the row of whatever the type stands for. */
export const columnFields = <P>(
  t: Fields,
  table: RecordTable,
  texts: Readonly<Record<string, string>>,
  rowOf: (parent: P) => Readonly<Record<string, unknown>>,
) =>
  Object.fromEntries(
    Object.entries(texts).map(([name, description]) => {
      const { kind, required, blank } = columnOf(table, name)!;
      const value = (parent: unknown): unknown => rowOf(parent as P)[name];
      const choice = enumFor(table, name);
      const field = (() => {
        if (kind === 'parameters')
          return t.field({
            type: [Parameter],
            description,
            resolve: parent =>
              Object.entries((value(parent) ?? {}) as Record<string, string>).map(([key, text]) => ({
                name: key,
                value: text,
              })),
          });
        if (kind === 'list')
          return t.field({
            type: [choice ?? 'String'],
            description,
            resolve: parent => value(parent) as string[],
          });
        return t.field({
          type: (choice ?? SCALARS[kind]) as 'String',
          nullable: !(kind === 'flag' || required || blank),
          description,
          resolve: parent => (isGiven(value(parent)) ? (value(parent) as string) : null) as string,
        });
      })();
      return [fieldName(name), field];
    }),
  );

type InputFields = PothosSchemaTypes.InputFieldBuilder<
  PothosSchemaTypes.ExtendDefaultTypes<import('./builder.ts').SchemaShape>,
  'InputObject'
>;

const inputField = (t: InputFields, table: RecordTable, name: string, description: string) => {
  const { kind, required, key, blankable } = columnOf(table, name)!;
  const choice = enumFor(table, name);
  const isRequired = (key === true && blankable !== true) || (required === true && kind !== 'text');
  if (kind === 'parameters') return t.field({ type: [ParameterInput], description });
  if (kind === 'list') return t.field({ type: [choice ?? 'String'], description });
  return t.field({ type: (choice ?? SCALARS[kind]) as 'String', required: isRequired && key === true, description });
};

/** Input fields of all columns of a table but the rights; those left out keep what is stored, null makes them blank. */
export const columnInputs = (t: InputFields, table: RecordTable) => {
  const texts: Readonly<Record<string, string>> = { ...KEY_TEXTS, ...COLUMN_TEXTS[table] };
  const names = COLUMNS[table].filter(name => !(name in RIGHTS_TEXTS));
  return Object.fromEntries(names.map(name => [fieldName(name), inputField(t, table, name, texts[name])]));
};

/** Input fields of the rights. */
export const rightsInputs = (t: InputFields) =>
  Object.fromEntries(
    Object.entries(RIGHTS_TEXTS).map(([name, description]) => [
      fieldName(name),
      inputField(t, 'licenses', name, description),
    ]),
  );
