/** Who may consume from a license: its scope lists, operating systems, hosting, and the limits of its metric. */
import type { Computer } from './computers.ts';
import type { License } from './licenses.ts';
import { keyOf } from './names.ts';
import { fitsPattern } from './pattern.ts';
import type { Report } from './problems.ts';

interface Groups {
  readonly location: string;
  readonly business_unit: string;
  readonly cost_center: string;
}

/** Whether the groups of a consumer fit all scope lists that are given; a blank group fits none. */
export function inScope({ row }: License, groups: Groups): boolean {
  const fits = (list: readonly string[], group: string) =>
    list.length === 0 || (group !== '' && list.some(name => keyOf(name) === keyOf(group)));
  return (
    fits(row.locations, groups.location) &&
    fits(row.business_units, groups.business_unit) &&
    fits(row.cost_centers, groups.cost_center)
  );
}

/** The first reason why the computer may not consume: operating system, hosting, core or processor limit; null where it may. */
export function computerReason(license: License, computer: Computer, report: Report): string | null {
  const { operating_systems, hosted_in } = license.row;
  if (operating_systems.length > 0 && !operating_systems.some(pattern => fitsPattern(pattern, computer.row.os)))
    return 'OS_NOT_ALLOWED';
  const hosted = keyOf(computer.row.hosted_in || 'on-premises');
  if (hosted_in.length > 0 && !hosted_in.some(name => keyOf(name) === hosted)) return 'NOT_HOSTED_HERE';
  const limit = license.parameter('limit');
  if (license.metric === 'device_core_limited' && limit !== undefined) {
    if (computer.cores === null) report({ code: 'CORES_MISSING', computer });
    if (computer.cores === null || computer.cores > Number(limit)) return 'CORE_LIMIT';
  }
  if (license.metric === 'device_processor_limited' && limit !== undefined) {
    if (computer.processors === null) report({ code: 'PROCESSORS_MISSING', computer });
    const processors = computer.processors ?? (computer.cores === null ? Number.POSITIVE_INFINITY : 1);
    if (processors > Number(limit)) return 'PROCESSOR_LIMIT';
  }
  return null;
}
