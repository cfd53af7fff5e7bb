/** Use case: run case files and say of each case whether what came is what its writer expected, and where not, why. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { metricAliases } from '../catalog/license-types.ts';
import { type Catalog, loadCatalog } from '../catalog/load.ts';
import { termsFor } from '../catalog/terms.ts';
import type { Problem } from '../engine/estate/problem.ts';
import { allDecisions } from '../engine/explain/decisions.ts';
import { decisionSentence, positionSentences } from '../engine/explain/sentences.ts';
import { columnsOf, imageOf } from '../engine/image/build.ts';
import { fold } from '../engine/names.ts';
import { type Case, type FailedCase, readCases } from '../importers/cases.ts';
import type { ExpectedRow } from '../importers/expectations.ts';
import { checkCase } from './cases/check.ts';
import { AppError } from './errors.ts';
import { compute } from './policies.ts';

/** One case that was run. `failures` is empty when it passed; `explanation` says how the positions it names came about. */
export interface CheckedCase {
  readonly file: string;
  readonly line: number | undefined;
  readonly name: string;
  readonly failures: readonly string[];
  readonly explanation: readonly string[];
}

/** A file, or what is wrong with it as a whole. */
export interface CheckedFile {
  readonly file: string;
  readonly problems: readonly Problem[];
  readonly cases: AsyncIterable<CheckedCase>;
}

const CASE_FILE = /\.ya?ml$/i;

const filesUnder = (path: string): readonly string[] => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new AppError('NOT_FOUND', `${path} does not exist. Name a case file or a folder of case files.`);
  if (!found.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter(name => CASE_FILE.test(name))
    .sort()
    .map(name => join(path, name));
};

/** Licenses that an expectation names, or that a decision it names went to. */
const named = (told: Case): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const rows of Object.values(told.expect))
    for (const row of (Array.isArray(rows) ? rows : [rows]) as readonly ExpectedRow[])
      if (typeof row.license === 'string') names.add(fold(row.license));
  return names;
};

/** What an engine that contradicts itself says is told as a failure of the case. */
const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const explanationOf = async (told: Case | FailedCase, catalog: Catalog): Promise<readonly string[]> => {
  if ('errors' in told) return told.errors.map(({ code, message, help }) => `${code}: ${message} ${help}`);
  const { run } = await compute(told.policy, {
    image: imageOf(told.estate, columnsOf(told.estate)),
    terms: termsFor(catalog, told.asOf),
    asOf: told.asOf,
  });
  const wanted = named(told);
  const positions = run.ledger.licenses
    .filter(license => wanted.size === 0 || wanted.has(fold(license.row.license)))
    .map(license => `${license.row.license}: ${positionSentences(run, license.index).join(' ')}`);
  const decisions = [...allDecisions(run)]
    .filter(({ license }) => license === null || wanted.size === 0 || wanted.has(fold(license)))
    .map(decision => {
      const parts = [decision.computer, decision.user, decision.product, decision.version, decision.edition];
      return `${parts.filter(part => part).join(' · ')}: ${decisionSentence(run, decision.id)}`;
    });
  return [...positions, ...decisions];
};

const runCase = async (told: Case | FailedCase, catalog: Catalog): Promise<CheckedCase> => {
  const { file, line, name } = told;
  let failures: readonly string[];
  try {
    failures = (await checkCase(told, asOf => termsFor(catalog, asOf))).failures;
  } catch (error) {
    failures = [inWords(error)];
  }
  if (failures.length === 0) return { file, line, name, failures, explanation: [] };
  try {
    return { file, line, name, failures, explanation: await explanationOf(told, catalog) };
  } catch (error) {
    return { file, line, name, failures, explanation: [inWords(error)] };
  }
};

/** Runs the cases of files and folders, one after the other. Throws `AppError` NOT_FOUND for a path that does not exist. */
export const checkPaths = (paths: readonly string[], catalog: Catalog = loadCatalog()): readonly CheckedFile[] => {
  const files = paths.flatMap(filesUnder);
  if (files.length === 0) throw new AppError('NOT_FOUND', `There is no case file (.yaml) in ${paths.join(', ')}.`);
  const aliases = metricAliases(catalog);
  return files.map(file => {
    const { cases, problems } = readCases(readFileSync(file, 'utf8'), file, { metricAliases: aliases });
    return {
      file,
      problems,
      cases: (async function* () {
        for (const told of cases) yield await runCase(told, catalog);
      })(),
    };
  });
};
