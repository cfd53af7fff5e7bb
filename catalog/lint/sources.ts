/** Checks that every number names a document of its file, and that every document is named. */
import type { Finding } from '../finding.ts';
import type { Content, ContentOf } from '../format.ts';
import type { Catalog, CatalogFile, Path } from '../load.ts';

/** Findings `SOURCE_MISSING` and `SOURCE_UNUSED` of all files. */
export const lintSources = (catalog: Catalog): readonly Finding[] => catalog.files.flatMap(lintFile);

const lintFile = (file: CatalogFile): readonly Finding[] => {
  const findings: Finding[] = [];
  const known = new Set(Object.keys(file.content.sources));
  const used = new Set<string>();
  for (const { path, source } of sourced(file.content)) {
    if (source !== undefined) used.add(source);
    if (source !== undefined && known.has(source)) continue;
    const line = file.lineAt(source === undefined ? path : [...path, 'source']);
    const message =
      source === undefined
        ? `${path.join('.')} has no source.`
        : `${path.join('.')} names the source ${source}, which is not listed.`;
    const help = 'Name an entry of the sources at the top of the file.';
    findings.push({ code: 'SOURCE_MISSING', file: file.file, line, message, help });
  }
  for (const key of known) {
    if (used.has(key)) continue;
    const line = file.lineAt(['sources', key]);
    const message = `The source ${key} is not used.`;
    findings.push({ code: 'SOURCE_UNUSED', file: file.file, line, message, help: 'Remove it or name it at a value.' });
  }
  return findings;
};

interface Sourced {
  readonly path: Path;
  readonly source: string | undefined;
}

/** Every place of a file that must name its source. */
const sourced = (content: Content): readonly Sourced[] => {
  switch (content.kind) {
    case 'parameters':
      return Object.entries(content.metrics).flatMap(([metric, parameters]) =>
        Object.entries(parameters).flatMap(([name, entries]) => each(['metrics', metric, name], entries)),
      );
    case 'processors':
      return [
        ...each(['unknown'], content.unknown),
        ...content.rows.flatMap((row, at) => each(['rows', at, 'values'], row.values)),
      ];
    case 'tiers':
      return Object.entries(content.tables).flatMap(([name, entries]) => each(['tables', name], entries));
    case 'license-types':
      return [...each(['types'], content.types), ...each(['further'], content.further)];
    case 'rights':
      return each(['groups'], content.groups);
    case 'reassignment':
      return content.rules.flatMap(({ minimum_days }, at) => each(['rules', at, 'minimum_days'], minimum_days));
    case 'activation':
      return sourcedOfActivation(content);
    case 'products':
      return content.products.flatMap(({ versions = [], editions }, at) => [
        ...each(['products', at, 'versions'], versions),
        ...(editions ? [{ path: ['products', at, 'editions'], source: editions.source }] : []),
      ]);
  }
};

const sourcedOfActivation = (content: ContentOf<'activation'>): readonly Sourced[] => {
  const one = (name: string, { source }: { readonly source?: string | undefined }): Sourced => ({
    path: [name],
    source,
  });
  return content.procedure === 'key'
    ? [
        one('request_key', content.request_key),
        one('key', content.key),
        ...each(['provisional_months'], content.provisional_months),
        ...each(['check_after_working_days'], content.check_after_working_days),
      ]
    : [
        one('serial', content.serial),
        one('site', content.site),
        one('release_code', content.release_code),
        one('registration', content.registration),
        one('request', content.request),
        ...each(['maintenance_from'], content.maintenance_from ?? []),
      ];
};

const each = (path: Path, entries: readonly { readonly source?: string | undefined }[]): readonly Sourced[] =>
  entries.map((entry, at) => ({ path: [...path, at], source: entry.source }));
