/** Checks the names of license types: metrics and parameters exist, and no name means two things. */
import type { Finding } from '../finding.ts';
import { foldName, isMetric, namesOf } from '../license-types.ts';
import { type Catalog, filesOf } from '../load.ts';
import { kindOf, misfit } from './kinds.ts';
import { tierTableNames } from './parameters.ts';

/** Findings of all files of license types. */
export const lintLicenseTypes = (catalog: Catalog): readonly Finding[] => {
  const tables = tierTableNames(catalog);
  const findings: Finding[] = [];
  const taken = new Map<string, string>();
  for (const file of filesOf(catalog, 'license-types')) {
    for (const list of ['types', 'further'] as const) {
      file.content[list].forEach((type, at) => {
        const path = [list, at];
        const report = (code: Finding['code'], inside: readonly (string | number)[], message: string, help: string) =>
          findings.push({ code, file: file.file, line: file.lineAt([...path, ...inside]), message, help });
        if (!isMetric(type.metric)) {
          report(
            'METRIC_UNKNOWN',
            ['metric'],
            `There is no metric ${type.metric}.`,
            'See engine/metrics/parameters.ts.',
          );
        }
        for (const [name, value] of Object.entries(type.parameters ?? {})) {
          const kind = kindOf(type.metric, name);
          const wanted = kind && misfit(kind, value, tables);
          const inside = ['parameters', name];
          if (!kind) report('PARAMETER_UNKNOWN', inside, `${type.metric} has no parameter ${name}.`, 'Remove it.');
          else if (wanted) report('KIND_WRONG', inside, `${name} is ${value}.`, `It must be ${wanted}.`);
        }
        for (const name of namesOf(type)) {
          const before = taken.get(foldName(name));
          const id =
            isMetric(foldName(name).replaceAll(' ', '_')) && foldName(name).replaceAll(' ', '_') !== type.metric;
          if (before) report('CONFLICT', [], `The name ${name} stands at ${before} too.`, 'Keep it once.');
          else if (id) report('CONFLICT', [], `The name ${name} is the id of another metric.`, 'Choose another name.');
          taken.set(foldName(name), `${file.file}:${file.lineAt(path)}`);
        }
      });
    }
  }
  return findings;
};
