/** Case files: small estates in YAML with the answer that must come out; each becomes a whole estate, or the errors of loading it. */
import type { Node } from 'yaml';
import { isSeq } from 'yaml';
import { parseDay } from '../engine/estate/days.ts';
import type { MetricAliases } from '../engine/estate/metric-names.ts';
import { suggestion } from '../engine/estate/nearest.ts';
import { quoted } from '../engine/estate/numbers.ts';
import { type Problem, type ProblemCode, WARNINGS } from '../engine/estate/problem.ts';
import { ADDED_WHEN_USED } from '../engine/estate/references.ts';
import { type PlacedRow, settleEstate } from '../engine/estate/settle.ts';
import { type Estate, TABLE_NAMES, type TableName } from '../engine/estate/tables.ts';
import { type Conflict, installationsOf } from '../engine/recognition/installations.ts';
import { type Expectation, readExpectation } from './expectations.ts';
import { entriesOf, parseWritten, readWrittenRow, type WrittenDocument, writtenOf } from './yaml-rows.ts';

interface Told {
  readonly name: string;
  readonly source: string;
  readonly file: string;
  readonly line: number | undefined;
  readonly policy: 'priority' | 'optimal';
  readonly expect: Expectation;
}

/** A case whose estate loads. */
export interface Case extends Told {
  /** Whole days since 1970-01-01. */
  readonly asOf: number;
  readonly estate: Estate;
  readonly warnings: readonly Problem[];
  /** Evidence that several rules recognize differently. */
  readonly conflicts: readonly Conflict[];
}

/** A case whose estate is refused; the first error is the one that `expect.error` must meet. */
export interface FailedCase extends Told {
  readonly errors: readonly [Problem, ...Problem[]];
}

export interface CaseOptions {
  readonly metricAliases?: MetricAliases;
}

const POLICIES = ['priority', 'optimal'] as const;
const HEAD_KEYS = ['case', 'source', 'as_of', 'policy', 'expect'] as const;

/** In a case, computers that are only used need no row either. */
const ADDED: ReadonlySet<TableName> = new Set([...ADDED_WHEN_USED, 'computers']);

const textAt = (node: Node | null | undefined): string => {
  const written = writtenOf(node);
  return typeof written === 'string' ? written.trim() : '';
};

const isTable = (name: string): name is TableName => (TABLE_NAMES as readonly string[]).includes(name);

const readCase = (node: Node, document: WrittenDocument, file: string, options: CaseOptions): Case | FailedCase => {
  const line = document.lineOf(node);
  const problems: Problem[] = [];
  const tell = (
    code: ProblemCode,
    at: Node | null | undefined,
    column: string,
    message: string,
    help: string,
  ): void => {
    problems.push({ code, file, line: document.lineOf(at) ?? line, column, message, help });
  };
  const entries = entriesOf(node);
  const at = (key: string): Node | null | undefined => entries.find(([name]) => name === key)?.[1];

  const name = textAt(at('case'));
  if (name === '')
    tell('REQUIRED_BLANK', node, 'case', 'A case has no name.', 'Give case with one sentence that says what it shows.');
  const policyText = textAt(at('policy')) || 'priority';
  const policy = POLICIES.find(known => known === policyText);
  if (!policy)
    tell('VALUE_UNKNOWN', at('policy'), 'policy', `${quoted(policyText)} is no policy.`, 'Give priority or optimal.');
  const day = textAt(at('as_of'));
  const asOf = parseDay(day);
  if (day === '') tell('REQUIRED_BLANK', node, 'as_of', 'A case has no day.', 'Give as_of, such as 2026-01-31.');
  else if (asOf === undefined) {
    tell('DATE_INVALID', at('as_of'), 'as_of', `${quoted(day)} is not a day.`, 'Give an existing day as 2026-01-31.');
  }
  const { expect, faults } = readExpectation(writtenOf(at('expect')));
  for (const { message, help } of faults) tell('VALUE_UNKNOWN', at('expect'), 'expect', message, help);

  const tables: { [T in TableName]?: PlacedRow[] } = {};
  for (const [key, value] of entries) {
    if (isTable(key)) tables[key] = readTable(key, value, document, problems, { file, ...options });
    else if (!(HEAD_KEYS as readonly string[]).includes(key)) {
      const known = [...HEAD_KEYS, ...TABLE_NAMES];
      tell(
        'TABLE_UNKNOWN',
        value,
        key,
        `No table is called ${quoted(key)}.`,
        `${suggestion(key, known)}Give one of: ${known.join(', ')}.`,
      );
    }
  }
  const settled = settleEstate(tables as Parameters<typeof settleEstate>[0], { added: ADDED });
  problems.push(...settled.problems);

  const told = { name, source: textAt(at('source')), file, line, policy: policy ?? 'priority', expect } as const;
  const [first, ...further] = problems.filter(problem => !WARNINGS.has(problem.code));
  if (first || asOf === undefined) return { ...told, errors: [first, ...further] };
  const { evidence, recognition, installations } = settled.estate;
  const recognized = installationsOf(evidence, recognition, installations);
  const estate = { ...settled.estate, installations: recognized.installations };
  return { ...told, asOf, estate, warnings: problems, conflicts: recognized.conflicts };
};

const readTable = (
  table: TableName,
  node: Node | null,
  document: WrittenDocument,
  problems: Problem[],
  options: { readonly file: string } & CaseOptions,
): PlacedRow[] => {
  if (!isSeq(node)) {
    const line = document.lineOf(node);
    problems.push({
      code: 'VALUE_UNKNOWN',
      table,
      file: options.file,
      line,
      message: `${table} is not a list.`,
      help: 'Give the rows of the table as a list of mappings.',
    });
    return [];
  }
  return node.items.flatMap(item => {
    const row = item as Node;
    const read = readWrittenRow(table, row, document.lineOf(row), problem => problems.push(problem), options);
    return read ? [read] : [];
  });
};

/**
 * Reads a case file: a list of cases, each an estate with the answer. `problems` holds what is wrong with the file as a whole; a
 * case with errors comes as a `FailedCase`. Source: cases.
 */
export const readCases = (
  text: string,
  file: string,
  options: CaseOptions = {},
): { readonly cases: readonly (Case | FailedCase)[]; readonly problems: readonly Problem[] } => {
  const document = parseWritten(text, file);
  if (document.problems.length > 0) return { cases: [], problems: document.problems };
  if (!isSeq(document.root)) {
    const message = document.root === null ? 'The file is empty.' : 'The file is not a list of cases.';
    const code = document.root === null ? 'FILE_EMPTY' : 'FILE_UNREADABLE';
    return {
      cases: [],
      problems: [{ code, file, message, help: 'Give a list, each entry beginning with "- case: ".' }],
    };
  }
  return { cases: document.root.items.map(node => readCase(node as Node, document, file, options)), problems: [] };
};
