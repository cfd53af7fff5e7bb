/** Checks the schemes of activation: each name once, lengths that can be met, dated numbers in order. */
import type { Finding } from '../finding.ts';
import type { Writing } from '../format.ts';
import { type Catalog, type CatalogFile, filesOf } from '../load.ts';
import { lintDated } from './dated.ts';

/** Findings of all schemes of activation. */
export const lintActivation = (catalog: Catalog): readonly Finding[] => {
  const findings: Finding[] = [];
  const places = new Map<string, string>();
  for (const file of filesOf(catalog, 'activation')) {
    const { content } = file;
    const report = (code: Finding['code'], name: string, message: string, help: string): void => {
      findings.push({ code, file: file.file, line: file.lineAt([name]), message, help });
    };
    const before = places.get(content.scheme);
    if (before) report('CONFLICT', 'scheme', `The scheme ${content.scheme} stands in ${before} too.`, 'Keep it once.');
    else places.set(content.scheme, file.file);
    const writings: Readonly<Record<string, Writing>> =
      content.procedure === 'key'
        ? { request_key: content.request_key, key: content.key }
        : { serial: content.serial, site: content.site, release_code: content.release_code };
    for (const [name, { min, max, alphabet, mistakes = [] }] of Object.entries(writings)) {
      if (Number(min) > Number(max))
        report('CONFLICT', name, `${name} is at least ${min} long and at most ${max}.`, 'Let min be at most max.');
      for (const { character } of mistakes)
        if (alphabet.includes(character))
          report('CONFLICT', name, `${name} may have ${character}, which is called a mistake.`, 'Keep one of the two.');
    }
    const dated =
      content.procedure === 'key'
        ? { provisional_months: content.provisional_months, check_after_working_days: content.check_after_working_days }
        : { maintenance_from: content.maintenance_from ?? [] };
    for (const [name, entries] of Object.entries(dated))
      findings.push(...lintDated(file as CatalogFile, [name], entries, false));
  }
  return findings;
};
