/** Checks the well-known products: each once, each version and edition once, versions in the order of their release. */
import type { Finding } from '../finding.ts';
import { foldName } from '../license-types.ts';
import { type Catalog, filesOf } from '../load.ts';

/** Findings of all files of products. */
export const lintProducts = (catalog: Catalog): readonly Finding[] => {
  const findings: Finding[] = [];
  const places = new Map<string, string>();
  for (const file of filesOf(catalog, 'products')) {
    file.content.products.forEach(({ product, versions = [], editions }, at) => {
      const report = (code: Finding['code'], path: readonly (string | number)[], message: string, help: string) =>
        findings.push({ code, file: file.file, line: file.lineAt(['products', at, ...path]), message, help });
      const before = places.get(foldName(product));
      if (before) report('CONFLICT', ['product'], `${product} stands at ${before} too.`, 'Keep it once.');
      places.set(foldName(product), `${file.file}:${file.lineAt(['products', at])}`);
      let newest = '';
      versions.forEach(({ version, released }, index) => {
        const earlier = versions.findIndex(other => foldName(other.version) === foldName(version));
        if (earlier < index)
          report('CONFLICT', ['versions', index], `${product} ${version} stands twice.`, 'Keep it once.');
        if (released === undefined) return;
        if (released < newest) {
          const message = `${product} ${version} of ${released} stands after a version of ${newest}.`;
          report('ORDER_WRONG', ['versions', index], message, 'List versions oldest first.');
        }
        newest = released;
      });
      editions?.order.forEach((edition, index) => {
        const earlier = editions.order.findIndex(other => foldName(other) === foldName(edition));
        const path = ['editions', 'order', index];
        if (earlier < index) report('CONFLICT', path, `${product} ${edition} stands twice.`, 'Keep it once.');
      });
    });
  }
  return findings;
};
