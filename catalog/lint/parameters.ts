/** Checks the defaults of parameters against the metrics of the engine: none unknown, none missing, none twice, all of the right kind. */
import { PARAMETERS } from '../../engine/metrics/parameters.ts';
import type { Finding } from '../finding.ts';
import { isMetric } from '../license-types.ts';
import { type Catalog, type CatalogFile, filesOf, type Path } from '../load.ts';
import { lintDated } from './dated.ts';
import { kindOf, misfit } from './kinds.ts';

/** Parameters whose absence is an answer of its own: no limit, no table value overridden, no other way to count. */
const WITHOUT_DEFAULT: ReadonlySet<string> = new Set([
  'limit',
  'vms_per_license',
  'core_factor',
  'pvu_per_core',
  'min_per_server',
  'host',
]);

/** The names of all tier tables. */
export const tierTableNames = (catalog: Catalog): ReadonlySet<string> =>
  new Set(filesOf(catalog, 'tiers').flatMap(({ content }) => Object.keys(content.tables)));

/** Findings of all files of defaults. */
export const lintParameters = (catalog: Catalog): readonly Finding[] => {
  const tables = tierTableNames(catalog);
  const findings: Finding[] = [];
  const places = new Map<string, string>();
  for (const file of filesOf(catalog, 'parameters')) {
    const report = (code: Finding['code'], path: Path, message: string, help: string) =>
      findings.push({ code, file: file.file, line: file.lineAt(path), message, help });
    for (const [metric, parameters] of Object.entries(file.content.metrics)) {
      if (!isMetric(metric)) {
        report(
          'METRIC_UNKNOWN',
          ['metrics', metric],
          `There is no metric ${metric}.`,
          'See engine/metrics/parameters.ts.',
        );
        continue;
      }
      for (const [name, entries] of Object.entries(parameters)) {
        const path = ['metrics', metric, name];
        const kind = kindOf(metric, name);
        if (kind === undefined) {
          report('PARAMETER_UNKNOWN', path, `${metric} has no parameter ${name}.`, 'See engine/metrics/parameters.ts.');
          continue;
        }
        const before = places.get(`${metric}.${name}`);
        if (before)
          report('CONFLICT', path, `${metric}.${name} stands at ${before} too.`, 'Keep one place for each default.');
        else places.set(`${metric}.${name}`, `${file.file}:${file.lineAt(path)}`);
        entries.forEach(({ value }, at) => {
          const wanted = misfit(kind, value, tables);
          const message = `${metric}.${name} is ${value}.`;
          if (wanted) report('KIND_WRONG', [...path, at, 'value'], message, `It must be ${wanted}.`);
        });
        findings.push(...lintDated(file as CatalogFile, path, entries));
      }
    }
  }
  return [...findings, ...missing(new Set(places.keys()))];
};

/** A finding for every parameter that needs a default and has none. */
const missing = (given: ReadonlySet<string>): readonly Finding[] =>
  Object.entries(PARAMETERS)
    .flatMap(([metric, parameters]) => Object.keys(parameters).map(name => ({ metric, name })))
    .filter(({ metric, name }) => !WITHOUT_DEFAULT.has(name) && !given.has(`${metric}.${name}`))
    .map(({ metric, name }) => ({
      code: 'GAP',
      file: '.',
      line: 0,
      message: `${metric}.${name} has no default.`,
      help: 'Add it to a file of parameters, with its day and source.',
    }));
