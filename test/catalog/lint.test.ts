/** The catalog as shipped is sound, and every kind of fault is found at its file and line. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FindingCode } from '../../catalog/finding.ts';
import { lintCatalog } from '../../catalog/lint.ts';
import { loadCatalog, readCatalog } from '../../catalog/load.ts';
import { changedCatalog, lineOf } from './changed.ts';

/** Code, file and line of everything found after one file was changed, and the changed text. */
const findingsAfter = (file: string, change: (text: string) => string) => {
  const folder = changedCatalog({ [file]: change });
  const { catalog, findings } = readCatalog(folder);
  const all = [...findings, ...lintCatalog(catalog)];
  return {
    text: readFileSync(`${folder}/${file}`, 'utf8'),
    found: all.map(({ code, file, line }) => ({ code, file, line })),
  };
};

const swap = (before: string, after: string) => (text: string) => text.replace(before, after);

describe('the shipped catalog', () => {
  it('is well-formed and has no findings', () => {
    const { catalog, findings } = readCatalog();
    expect(findings).toEqual([]);
    expect(lintCatalog(catalog)).toEqual([]);
    expect(catalog.files.length).toBeGreaterThanOrEqual(18);
  });

  it('covers every kind of content', () => {
    expect(new Set(loadCatalog().files.map(({ content }) => content.kind))).toEqual(
      new Set([
        'parameters',
        'processors',
        'tiers',
        'license-types',
        'rights',
        'products',
        'reassignment',
        'activation',
      ]),
    );
  });
});

interface Planted {
  readonly fault: string;
  readonly code: FindingCode;
  readonly file: string;
  readonly change: (text: string) => string;
  /** A part of the changed text that stands in the line that must be named. */
  readonly at: string;
}

const core = 'microsoft/server-core.yaml';
const pvu = 'ibm/pvu.yaml';
const tiers = 'ibm/tiers.yaml';
const types = 'license-types.yaml';
const first = '{ processor: Intel Xeon, max_processors: "2",';

const PLANTED: readonly Planted[] = [
  {
    fault: 'a default that begins too late',
    code: 'GAP',
    file: core,
    change: swap('from: 1970-01-01, value: "4"', 'from: 2012-06-01, value: "4"'),
    at: '2012-06-01',
  },
  {
    fault: 'a day that is given twice',
    code: 'OVERLAP',
    file: core,
    change: swap(
      'min_per_vm: [{ from: 1970-01-01, value: "4", source: core-licensing }]',
      'min_per_vm:\n      - { from: 1970-01-01, value: "4", source: core-licensing }\n      - { from: 1970-01-01, value: "5", source: core-licensing }',
    ),
    at: 'value: "5"',
  },
  {
    fault: 'days out of order',
    code: 'ORDER_WRONG',
    file: core,
    change: swap(
      'min_per_vm: [{ from: 1970-01-01, value: "4", source: core-licensing }]',
      'min_per_vm:\n      - { from: 2020-01-01, value: "4", source: core-licensing }\n      - { from: 1970-01-01, value: "5", source: core-licensing }',
    ),
    at: 'value: "5"',
  },
  {
    fault: 'a value without a source',
    code: 'SOURCE_MISSING',
    file: core,
    change: swap(
      'min_per_vm: [{ from: 1970-01-01, value: "4", source: core-licensing }]',
      'min_per_vm: [{ from: 1970-01-01, value: "4" }]',
    ),
    at: 'min_per_vm',
  },
  {
    fault: 'a source that is not listed',
    code: 'SOURCE_MISSING',
    file: core,
    change: swap(
      'min_per_vm: [{ from: 1970-01-01, value: "4", source: core-licensing }]',
      'min_per_vm: [{ from: 1970-01-01, value: "4", source: hearsay }]',
    ),
    at: 'hearsay',
  },
  {
    fault: 'a source that nothing names',
    code: 'SOURCE_UNUSED',
    file: core,
    change: swap('sources:\n', 'sources:\n  forgotten: { title: Forgotten, dated: "2020" }\n'),
    at: 'forgotten',
  },
  {
    fault: 'a metric that does not exist',
    code: 'METRIC_UNKNOWN',
    file: types,
    change: swap('metric: developer_subscription\n', 'metric: galaxy\n'),
    at: 'galaxy',
  },
  {
    fault: 'defaults of a metric that does not exist',
    code: 'METRIC_UNKNOWN',
    file: 'vmware/core.yaml',
    change: text =>
      `${text}  warp_core:\n    min_per_processor: [{ from: 1970-01-01, value: "1", source: counting-cores }]\n`,
    at: 'min_per_processor: [{ from: 1970-01-01, value: "1"',
  },
  {
    fault: 'a parameter that its metric does not have',
    code: 'PARAMETER_UNKNOWN',
    file: 'vmware/core.yaml',
    change: text => `${text}    min_per_rack: [{ from: 1970-01-01, value: "1", source: counting-cores }]\n`,
    at: 'min_per_rack',
  },
  {
    fault: 'a fraction where a whole number is wanted',
    code: 'KIND_WRONG',
    file: 'vmware/core.yaml',
    change: swap('value: "16"', 'value: "16.5"'),
    at: '16.5',
  },
  {
    fault: 'a row that stands twice',
    code: 'ROW_DEAD',
    file: pvu,
    change: text =>
      `${text}  - { processor: Xeon Intel, max_processors: "2", values: [{ from: 1970-01-01, value: "70", source: nehalem-ex }] }\n`,
    at: 'Xeon Intel',
  },
  {
    fault: 'two values for the same processors',
    code: 'CONFLICT',
    file: pvu,
    change: text =>
      `${text}  - { processor: Xeon Intel, max_processors: "2", values: [{ from: 1970-01-01, value: "90", source: nehalem-ex }] }\n`,
    at: 'Xeon Intel',
  },
  {
    fault: 'a row behind one with more text but fewer conditions',
    code: 'ROW_DEAD',
    file: pvu,
    change: swap(
      `  - ${first}`,
      `  - { processor: Opteron Opteron, values: [{ from: 1970-01-01, value: "60", source: nehalem-ex }] }\n  - ${first}`,
    ),
    at: '{ processor: AMD Opteron,',
  },
  {
    fault: 'an empty tier',
    code: 'ROW_DEAD',
    file: tiers,
    change: swap('up_to: "10000", factor: "0.8"', 'up_to: "2500", factor: "0.8"'),
    at: 'up_to: "2500", factor: "0.8"',
  },
  {
    fault: 'a tier table that ends',
    code: 'GAP',
    file: tiers,
    change: swap('- { factor: "0.2" }', '- { up_to: "999999", factor: "0.2" }'),
    at: '999999',
  },
  {
    fault: 'one name for two license types',
    code: 'CONFLICT',
    file: types,
    change: swap('aliases: [Appliance-Lizenz]', 'aliases: [Appliance-Lizenz, "custom  METRIC"]'),
    at: 'name: Custom Metric',
  },
  {
    fault: 'a name that is the id of another metric',
    code: 'CONFLICT',
    file: types,
    change: swap('aliases: [Appliance-Lizenz]', 'aliases: [Appliance-Lizenz, cal_legacy_]'),
    at: 'name: Appliance',
  },
  {
    fault: 'versions out of order',
    code: 'ORDER_WRONG',
    file: 'microsoft/versions.yaml',
    change: swap('version: "2014", released: 2014-06-05', 'version: "2014", released: 2011-06-05'),
    at: 'version: "2014"',
  },
  {
    fault: 'a metric with two groups of rights',
    code: 'CONFLICT',
    file: 'rights.yaml',
    change: swap('metrics: [ibm_pvu]', 'metrics: [ibm_pvu, device]'),
    at: 'metrics: [ibm_pvu, device]',
  },
  {
    fault: 'a decimal comma',
    code: 'SHAPE_INVALID',
    file: tiers,
    change: swap('factor: "0.83"', 'factor: "0,83"'),
    at: '0,83',
  },
  {
    fault: 'a day that does not exist',
    code: 'SHAPE_INVALID',
    file: core,
    change: swap('from: 1970-01-01, value: "4"', 'from: 1970-02-30, value: "4"'),
    at: '1970-02-30',
  },
  {
    fault: 'a key that stands twice',
    code: 'YAML_INVALID',
    file: core,
    change: swap('min_per_vm:', 'min_per_computer:'),
    at: 'min_per_computer: [{ from: 1970-01-01, value: "4"',
  },
];

describe('a planted fault is found at its file and line', () => {
  it.each(PLANTED)('$fault', ({ code, file, change, at }) => {
    const { text, found } = findingsAfter(file, change);
    const named = found.filter(finding => finding.file === file);
    expect(named).toContainEqual({ code, file, line: lineOf(text, at) });
  });

  it.each(PLANTED.filter(({ code }) => !['SHAPE_INVALID', 'YAML_INVALID'].includes(code)))(
    '$fault, and nothing else in the file',
    ({ code, file, change }) => {
      const { found } = findingsAfter(file, change);
      const codes = new Set(found.filter(finding => finding.file === file).map(finding => finding.code));
      expect([...codes]).toEqual([code]);
    },
  );

  it('a processor may be listed from a later day on', () => {
    const row = '  - { processor: Nimbus Q900, values: [{ from: 2031-01-01, value: "40", source: nehalem-ex }] }\n';
    const folder = changedCatalog({ [pvu]: text => text + row });
    expect(lintCatalog(readCatalog(folder).catalog)).toEqual([]);
  });

  it('a default that no file gives is named with its metric', () => {
    const folder = changedCatalog({ [core]: swap('    points:', '    #points:') });
    const findings = lintCatalog(readCatalog(folder).catalog);
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toContain(
      'GAP microsoft_server_core.points has no default.',
    );
  });

  it('a malformed catalog is not loaded, and the error names file and line', () => {
    const folder = changedCatalog({ [tiers]: swap('factor: "0.83"', 'factor: "0,83"') });
    const line = lineOf(readFileSync(`${folder}/${tiers}`, 'utf8'), '0,83');
    expect(() => loadCatalog(folder)).toThrow(`${tiers}:${line} SHAPE_INVALID`);
  });

  it('a folder without a catalog is an error that names it', () => {
    expect(() => loadCatalog('/nowhere/at/all')).toThrow('/nowhere/at/all');
  });
});
