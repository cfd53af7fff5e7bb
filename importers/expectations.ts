/** What a case may expect: the sections of `expect` and the fields of each, so that a mistyped expectation is refused and never skipped. */
import { suggestion } from '../engine/estate/nearest.ts';
import { quoted } from '../engine/estate/numbers.ts';
import type { Problem } from '../engine/estate/problem.ts';
import type { Written } from './yaml-rows.ts';

type Fields = readonly string[];

const POSITION: Fields = [
  'license',
  'entitled',
  'consumed',
  'available',
  'shortfall',
  'status',
  'projected',
  'raw',
  'exempt',
  'exposure',
  'inherits',
];
const CONSUMER: Fields = ['computer', 'user', 'product', 'version', 'edition'];
const DECISION: Fields = [...CONSUMER, 'outcome', 'license', 'right', 'reason', 'units'];

/** Sections that list rows, and the fields of a row. */
const ROWS = {
  positions: POSITION,
  only_positions: POSITION,
  decisions: DECISION,
  only_decisions: DECISION,
  rejected: [...CONSUMER, 'license', 'reason'],
  unlicensed: CONSUMER,
  only_unlicensed: CONSUMER,
  problems: ['code', 'license', 'computer'],
} as const satisfies Record<string, Fields>;

/** Sections that are one mapping. */
const MAPPINGS = {
  totals: ['exposure', 'shortfall', 'unlicensed'],
  error: ['code', 'table', 'column'],
} as const satisfies Record<string, Fields>;

type RowSection = keyof typeof ROWS;

/** One expected row: every field that is given, as text exactly as written (`inherits` and `exposure` may be mappings). */
export type ExpectedRow = Readonly<Record<string, Written>>;

export type Expectation = { readonly [S in RowSection]?: readonly ExpectedRow[] } & {
  readonly totals?: ExpectedRow;
  readonly error?: ExpectedRow;
};

type Fault = Pick<Problem, 'message' | 'help'>;

const isMapping = (written: Written): written is { readonly [key: string]: Written } =>
  typeof written === 'object' && !Array.isArray(written);

const checkFields = (section: string, row: Written, fields: Fields): Fault[] => {
  if (!isMapping(row))
    return [{ message: `expect.${section} holds what is not a mapping.`, help: `Give ${fields.join(', ')}.` }];
  return Object.keys(row)
    .filter(field => !fields.includes(field))
    .map(field => ({
      message: `expect.${section} knows no field ${quoted(field)}.`,
      help: `${suggestion(field, fields)}Give one of: ${fields.join(', ')}.`,
    }));
};

const checkSection = (section: string, written: Written): Fault[] => {
  if (Object.hasOwn(MAPPINGS, section))
    return checkFields(section, written, MAPPINGS[section as keyof typeof MAPPINGS]);
  if (!Object.hasOwn(ROWS, section)) {
    const known = [...Object.keys(ROWS), ...Object.keys(MAPPINGS)];
    return [
      {
        message: `expect knows no section ${quoted(section)}.`,
        help: `${suggestion(section, known)}Give one of: ${known.join(', ')}.`,
      },
    ];
  }
  if (!Array.isArray(written))
    return [{ message: `expect.${section} is not a list.`, help: 'Give a list of rows, [] for none.' }];
  return written.flatMap(row => checkFields(section, row, ROWS[section as RowSection]));
};

/** Reads the `expect` of a case. Everything in it that could not be compared is a fault. */
export const readExpectation = (
  written: Written,
): { readonly expect: Expectation; readonly faults: readonly Fault[] } => {
  if (!isMapping(written)) {
    return {
      expect: {},
      faults: [{ message: 'The case expects nothing.', help: 'Give expect with at least one section.' }],
    };
  }
  const faults = Object.entries(written).flatMap(([section, content]) => checkSection(section, content));
  return { expect: faults.length === 0 ? (written as Expectation) : {}, faults };
};
