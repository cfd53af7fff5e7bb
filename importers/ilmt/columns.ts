/**
 * Where the columns of `pvu_sub_capacity.csv` stand. Its header is in the language of the server. An English one is read by
 * its names, in any order; any other by position, in the order that `data_condition.txt` lists in English, and only where the
 * number of columns is the one of that list: with another number nobody could tell what stands where.
 */
import { quoted } from '../../engine/estate/numbers.ts';
import type { Problem } from '../../engine/estate/problem.ts';

/** The order of the columns in version 9.2 of the tool. */
const IN_ORDER = [
  'Row No.',
  'Publisher',
  'Imported Part Numbers',
  'Product Name',
  'FlexPoint or Cloud Pak Bundle',
  'Metric Quantity',
  'Metric Peak Value Time',
  'Recalculation Needed',
  'Server Name',
  'Processor',
  'Processor Brand String',
  'PVU Per Core',
  'Changed PVU Per Core',
  'Physical Server CPU Core Subcapacity Limit',
  'Physical Server CPU Core Subcapacity',
  'Physical Server PVU Subcapacity Limit',
  'Physical Server PVU Subcapacity',
  'Comment',
  'Partition Cores',
  'Virtualization Layer ID',
  'Computer',
  'Computer Deleted',
  'OS',
  'IP Address',
  'Product Release',
  'Component',
  'Path',
  'Unconfirmed Product Instance',
  'Computer Last Seen',
  'Exclusion Comment',
] as const;

/** The columns that are read. Those with several names were renamed between versions. */
const READ = {
  publisher: ['Publisher'],
  product: ['Product Name'],
  bundle: ['FlexPoint or Cloud Pak Bundle', 'Cloud Pak or FlexPoint Bundle', 'FlexPoint Bundle'],
  quantity: ['Metric Quantity'],
  peak: ['Metric Peak Value Time'],
  server: ['Server Name'],
  processor: ['Processor Brand String'],
  pvu: ['Physical Server PVU Subcapacity'],
  computer: ['Computer'],
  os: ['OS'],
} as const satisfies Record<string, readonly [(typeof IN_ORDER)[number], ...string[]]>;

type Field = keyof typeof READ;
const FIELDS = Object.keys(READ) as readonly Field[];

/** The place of each column that is read. */
export type Places = Readonly<Record<Field, number>>;

/** Columns of which one, found by name, tells that the header is English: the others may be spelt alike in other languages. */
const ENGLISH: readonly string[] = ['Product Name', 'Server Name', 'Physical Server PVU Subcapacity'];

const plain = (name: string): string => name.trim().toLowerCase();

const placeOf = (names: readonly string[], field: Field): number =>
  names.findIndex(name => READ[field].some(known => plain(known) === plain(name)));

const missing = (column: string, message: string, help: string): Omit<Problem, 'file'> => ({
  code: 'COLUMN_MISSING',
  column,
  message,
  help,
});

/** Finds the columns under a header in any language, or says why they cannot be found. */
export const placesOf = (names: readonly string[]): Places | Omit<Problem, 'file'> => {
  if (ENGLISH.some(english => names.some(name => plain(name) === plain(english)))) {
    const lacking = FIELDS.find(field => placeOf(names, field) < 0);
    if (lacking === undefined) return Object.fromEntries(FIELDS.map(field => [field, placeOf(names, field)])) as Places;
    const column = READ[lacking][0];
    return missing(column, `The header has no column ${quoted(column)}.`, 'Export the audit snapshot again, whole.');
  }
  if (names.length === IN_ORDER.length)
    return Object.fromEntries(FIELDS.map(field => [field, IN_ORDER.indexOf(READ[field][0])])) as Places;
  return missing(
    READ.product[0],
    `The header is not English and has ${names.length} columns, not ${IN_ORDER.length}: which column is which cannot be told.`,
    'Rename the columns as data_condition.txt lists them in English, or set the user of License Metric Tool to English and export again.',
  );
};
