/** One change of a record: who, when, every column before and after, and what a change of rights did to consumption. */

import { type ChangeEffect, effectOf } from '../../app/effects.ts';
import { columnsChanged, importsById, partsOfKey, RECORDED_TABLES, type RecordedChange } from '../../app/records.ts';
import { parseDay } from '../../app/vocabulary.ts';
import { builder } from './builder.ts';
import { ChangedPosition } from './changedPosition.ts';
import { enumOf, Policy } from './enums.ts';
import { Import } from './import.ts';

const ColumnChange = builder
  .objectRef<{ readonly column: string; readonly before: string; readonly after: string }>('ColumnChange')
  .implement({
    description: 'A column that was changed.',
    fields: t => ({
      column: t.exposeString('column', { description: 'Name of the column.' }),
      before: t.exposeString('before', { description: 'Text of the cell before; blank where there was none.' }),
      after: t.exposeString('after', { description: 'Text of the cell after; blank where there is none.' }),
    }),
  });

const ChangeKind = enumOf('ChangeKind', 'What was done to a record.', {
  added: 'It was added.',
  changed: 'Columns were changed.',
  removed: 'It was removed.',
});

/** Tables whose records have a history. */
export const RecordedTable = enumOf(
  'RecordedTable',
  'Tables whose changes are recorded. What inventories observe (installations, evidence, usage, accesses) comes and goes with them.',
  Object.fromEntries(RECORDED_TABLES.map(table => [table, `Records of ${table}.`])) as Record<
    (typeof RECORDED_TABLES)[number],
    string
  >,
);

const UnlicensedEffect = builder.objectRef<NonNullable<ChangeEffect['unlicensed']>>('UnlicensedEffect').implement({
  description: 'What no license covers, before and after.',
  fields: t => ({
    before: t.exposeInt('before', { description: 'Without the change.' }),
    after: t.exposeInt('after', { description: 'With the change.' }),
  }),
});

const ChangeEffectType = builder.objectRef<ChangeEffect>('ChangeEffect').implement({
  description:
    'What a change of rights did to consumption: positions without it and with it, everything else as it was when it was made.',
  fields: t => ({
    asOf: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The day it was computed for: that of the last run, else the day of the change. Null where it is not known.',
      resolve: ({ asOf }) => (asOf === null ? null : parseDay(asOf)!),
    }),
    policy: t.field({
      type: Policy,
      nullable: true,
      description: 'How licenses were given; null where it is not known.',
      resolve: ({ policy }) => policy,
    }),
    together: t.exposeInt('together', {
      description: 'How many changes of rights were made at once: the effect is that of all of them.',
    }),
    positions: t.field({
      type: [ChangedPosition],
      description: 'Positions that differ, by the key of the license.',
      resolve: ({ positions }) => positions,
    }),
    unlicensed: t.field({
      type: UnlicensedEffect,
      nullable: true,
      description: 'What no license covers; null where it is not known.',
      resolve: ({ unlicensed }) => unlicensed,
    }),
    notComputed: t.exposeString('notComputed', {
      nullable: true,
      description: 'Why it is not known, or not yet; null where it is.',
    }),
  }),
});

export const Change = builder.objectRef<RecordedChange>('Change');
Change.implement({
  description: 'A change of a record.',
  fields: t => ({
    number: t.exposeInt('id', { description: 'Its number; later changes have greater ones.' }),
    table: t.field({
      type: RecordedTable,
      description: 'Table of the record.',
      resolve: ({ table }) => table as (typeof RECORDED_TABLES)[number],
    }),
    key: t.stringList({
      description: 'Parts of the key of the record in the order of the columns, as first spelt.',
      resolve: partsOfKey,
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    who: t.exposeString('who', { description: 'Who; blank where that is not known.' }),
    kind: t.field({
      type: ChangeKind,
      description: 'What was done.',
      resolve: ({ before, after }) => (before === null ? 'added' : after === null ? 'removed' : 'changed'),
    }),
    columns: t.field({
      type: [ColumnChange],
      description: 'Columns that differ, in the order of the table.',
      resolve: columnsChanged,
    }),
    effect: t.field({
      type: ChangeEffectType,
      nullable: true,
      description: 'What it did to consumption; null where it changed no rights.',
      resolve: ({ effect }) => effectOf(effect),
    }),
    import: t.loadable({
      type: Import,
      nullable: true,
      description: 'The import that did it; null for a change by hand.',
      load: async (ids: number[], { workspace }) => {
        const found = importsById(workspace.db, ids);
        return ids.map(id => found.get(id) ?? null);
      },
      resolve: ({ importId }) => importId,
    }),
  }),
});
