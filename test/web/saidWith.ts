/**
 * What is put into sentences of the server whose holes do not take just anything: one of a few words, or a half sentence. Each row is
 * one sentence as it may come, and each must be said in German.
 */
import { TABLE_NAMES } from '../../engine/estate/tables.ts';

type Rows = readonly (readonly string[])[];

const NAMED = ['product', 'version', 'edition', 'suite', 'recognition rule', 'user', 'computer', 'installation'];
const OWNED = ['contract', 'license', 'product of a license', 'contract of a license', 'purchase', 'allocation'];
const OTHERS = ['evidence', 'usage', 'access', 'measurement', 'serial', 'registration of a serial', 'activation'];
const RECORDS = [...NAMED, ...OWNED, ...OTHERS, 'event of an activation'];
const NEAR = ['', 'Did you mean a_b? ', 'Did you mean a, b or c? '];

const JSON_FAULTS = ['{"a":x}', '{"a":1', '{"a":1}x', '{x', '{"a":1 "b"', '[1 2]', '{"a" 1}', '{"a":1,}', '{"a', '"\n"']
  .concat([
    '"\\x"',
    '"\\u12"',
    '-',
    '1e',
    '1.',
    '{"a":tru}',
    '01',
    '[1,]',
    '[',
    '',
    `{"a":"${'b'.repeat(90)}", x`,
    'x',
    '{"a":"b" 7}',
  ])
  .map(text => {
    try {
      JSON.parse(text);
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error(`${text} is valid JSON: give something that is not.`);
  });

/** By the sentence, with `⟨⟩` for its holes. */
export const SAID_WITH: Readonly<Record<string, Rows>> = {
  'There is no ⟨⟩ ⟨⟩.': RECORDS.map(record => [record, '"x"']),
  'The ⟨⟩ ⟨⟩ is used here and not listed in ⟨⟩; it was added.': RECORDS.map(record => [record, '"x"', 'products']),
  'There is no metric ⟨⟩.': [['"devise"']],
  '⟨⟩Give one of: ⟨⟩.': NEAR.map(near => [near, TABLE_NAMES.join(', ')]),
  '⟨⟩Name the file after one of the tables: ⟨⟩.': NEAR.map(near => [near, TABLE_NAMES.join(', ')]),
  '⟨⟩It was not read; the columns of ⟨⟩ are ⟨⟩.': NEAR.map(near => [near, 'editions', 'product, edition']),
  '⟨⟩Its cells were not read; the columns of ⟨⟩ are ⟨⟩.': NEAR.map(near => [near, 'editions', 'product, edition']),
  'The license ⟨⟩ comes to ⟨⟩ ⟨⟩; figures of at most ⟨⟩ can be computed. ⟨⟩.': [
    [
      'VISIO',
      'entitled',
      '4000000000',
      '2147483647',
      'See quantity and per_unit of its purchases, and its extra_entitlements',
    ],
    [
      'VISIO',
      'consumed',
      '4000000000',
      '2147483647',
      'See the processors and cores of the computers it covers, its measurements, its parameters, and the units of its allocations',
    ],
  ],
  'The ⟨⟩ of all licenses comes to ⟨⟩; figures of at most ⟨⟩ can be computed. Look for quantities with a digit too many.':
    [
      ['shortfall', '4000000000', '2147483647'],
      ['projected', '4000000000', '2147483647'],
    ],
  'The file is not YAML: ⟨⟩.': [['Map keys must be unique'], ['Missing closing "quote']],
  'The file is not JSON: ⟨⟩.': JSON_FAULTS.map(fault => [fault]),
  '⟨⟩ is given as ⟨⟩.': [
    ['metric', 'a list'],
    ['metric', 'a mapping'],
  ],
  'Write ⟨⟩ as ⟨⟩.': [
    ['exempt_roles', 'a list'],
    ['parameters', 'a mapping'],
    ['metric', 'one value'],
  ],
  'The query has ⟨⟩ ⟨⟩, at most ⟨⟩ are answered.': ['levels', 'fields', 'aliases'].map(unit => ['900', unit, '500']),
  '⟨⟩ ⟨⟩ is not ⟨⟩.': [
    ['The file ends', 'at offset 7 (line 1, column 8)', 'UTF-8'],
    ['Byte 0xE4', 'at offset 7 (line 1, column 8)', 'utf-16le'],
    ['Byte 0x00', 'at offset 7 (line 1, column 8)', 'text'],
  ],
  'There is no such ⟨⟩.': [['run'], ['import']],
  'There is no ⟨⟩ "⟨⟩".': [
    ['status', 'x'],
    ['sort', 'x'],
    ['columns', 'x'],
  ],
  '⟨⟩ such questions are being answered already.': [['8']],
  '⟨⟩ is going on already.': [['An import'], ['A reconciliation']],
  'The key ⟨⟩ was given before; this row replaces the one⟨⟩.': [
    ['"x"', ''],
    ['"x"', ' of line 7'],
  ],
  'The header has no column ⟨⟩, which ⟨⟩ cannot do without.': [
    ['metric', 'licenses'],
    ['user or computer', 'access'],
  ],
  'Add the column ⟨⟩⟨⟩.⟨⟩': [
    ['metric', '', ''],
    ['user or computer', '', ''],
    ['metric', ', or rename the one that holds it (not known here: "Metrik")', ''],
    ['metric', '', ' The first line has to name the columns; those of editions are product, edition.'],
  ],
  '⟨⟩ is ⟨⟩.': [
    ['x.zip', 'a compressed file'],
    ['x.xlsx', 'a workbook'],
    ['x.xml', 'an inventory in XML'],
  ],
  '⟨⟩ needs the role ⟨⟩; ⟨⟩ is ⟨⟩.': [
    ['Mutation.reconcile', 'ANALYST', 'anna', 'VIEWER'],
    ['Query.tokens', 'ADMINISTRATOR', 'anna', 'ANALYST'],
  ],
  '⟨⟩ tells of the whole estate; ⟨⟩ sees ⟨⟩ only.': [
    ['Query.advice', 'anna', 'business units Sales, IT; locations Cologne'],
    ['Run.compareTo', 'anna', 'locations Cologne'],
  ],
  'This file tells of the whole estate; ⟨⟩ sees ⟨⟩ only.': [['anna', 'business units Sales']],
  'An administrator sees everything and cannot be limited to ⟨⟩. Make the token a viewer or an analyst.': [
    ['business units Sales; locations Cologne'],
  ],
  '⟨⟩ is damaged. Restore a backup, or begin a new database and import again.': [['The database'], ['estate.db']],
  'There is no room left on the disk for ⟨⟩. Nothing was changed. Make room and try again.': [['The database']],
  '⟨⟩ rows of ⟨⟩ name what is to be deleted in ⟨⟩.': [
    ['1', 'purchases', 'license'],
    ['3', 'purchases', 'license'],
  ],
  'Expected ⟨⟩.': [
    ['a day such as 2026-01-31'],
    ['a moment such as 2026-01-31T12:00:00Z'],
    ['a decimal number such as "12.50"'],
    ['a file, sent as a part of a multipart request'],
    ['a file to be sent, never to be answered'],
  ],
  'Give ⟨⟩.': [
    ['a day such as 2026-01-31'],
    ['a moment such as 2026-01-31T12:00:00Z'],
    ['a decimal number such as "12.50"'],
    ['a file, sent as a part of a multipart request'],
    ['a file to be sent, never to be answered'],
  ],
  'Changed by somebody else meanwhile: ⟨⟩. Nothing was written.': [['VISIO, VISIO Inc. Ltd. 2']],
};
