/** Who may consume a license at all: scope lists, operating systems, places, the metric's own limits, allocation. */
import { REASON } from '../codes.ts';
import type { Groups, Image } from '../image/image.ts';
import { processorsOf } from '../metrics/hardware.ts';
import type { HardwareFinding } from '../metrics/metric.ts';
import { fold } from '../names.ts';
import { compilePattern, foldText } from '../recognition/patterns.ts';
import type { License } from './license.ts';

/** Reason why the consumer (of a user metric) or the computer may not consume, 0 if it may. */
export type ConsumerCheck = (computer: number, consumer: number) => number;

const scopeCheck = (license: License): ((groups: Groups, at: number) => boolean) | null => {
  const lists = (
    [
      ['location', license.row.locations],
      ['businessUnit', license.row.business_units],
      ['costCenter', license.row.cost_centers],
    ] as const
  )
    .filter(([, names]) => names.length > 0)
    .map(([group, names]) => [group, new Set(names.map(fold))] as const);
  return lists.length === 0
    ? null
    : (groups, at) => lists.every(([group, names]) => groups[group][at] !== '' && names.has(groups[group][at]));
};

const limitCheck = (
  license: License,
  image: Image,
  report: (finding: HardwareFinding) => void,
): ((computer: number) => number) | null => {
  const { metric, parameters } = license;
  if (metric.family !== 'computer' || metric.limited === null || parameters.limit === undefined) return null;
  const most = Number(parameters.limit);
  const [reason, code] =
    metric.limited === 'cores'
      ? ([REASON.CORE_LIMIT, 'CORES_MISSING'] as const)
      : ([REASON.PROCESSOR_LIMIT, 'PROCESSORS_MISSING'] as const);
  const given = metric.limited === 'cores' ? image.computers.cores : image.computers.processors;
  return computer => {
    if (given[computer] === 0) report({ code, computer });
    const count = metric.limited === 'cores' ? given[computer] : processorsOf(image, computer);
    return count > 0 && count <= most ? 0 : reason;
  };
};

/**
 * The checks of rules 3 that look at the consumer, in their order: scope, operating system, place, limits, allocation. Null where the
 * license has none of them. `users` says whether scope looks at the consumer's user.
 */
export const consumerCheck = (
  license: License,
  image: Image,
  report: (finding: HardwareFinding) => void,
): ConsumerCheck | null => {
  const { computers, users } = image;
  const { metric, row } = license;
  const byUser = metric.family === 'user';
  const inScope = scopeCheck(license);
  const systems = row.operating_systems.map(compilePattern);
  const places = new Set(row.hosted_in.map(fold));
  const limit = limitCheck(license, image, report);
  const onlyAllocated = (metric.family === 'computer' || metric.family === 'user') && metric.onlyAllocated;
  if (!inScope && systems.length === 0 && places.size === 0 && !limit && !onlyAllocated) return null;
  const ofComputer = (computer: number): number => {
    if (systems.length > 0 && !systems.some(pattern => pattern.fits(foldText(computers.os[computer]))))
      return REASON.OS_NOT_ALLOWED;
    if (places.size > 0 && !places.has(computers.hostedIn[computer])) return REASON.NOT_HOSTED_HERE;
    const limited = limit?.(computer) ?? 0;
    if (limited !== 0 || !onlyAllocated || byUser) return limited;
    const allocated = license.allocatedComputers.has(computer) || license.allocatedUsers.has(computers.user[computer]);
    return allocated ? 0 : REASON.NOT_ALLOCATED;
  };
  const memo = new Uint8Array(computers.count).fill(255);
  return (computer, consumer) => {
    const known = byUser && consumer < users.count;
    if (inScope && !(known ? inScope(users, consumer) : inScope(computers, computer))) return REASON.OUT_OF_SCOPE;
    if (memo[computer] === 255) memo[computer] = ofComputer(computer);
    if (memo[computer] !== 0 || !byUser || !onlyAllocated) return memo[computer];
    return known && license.allocatedUsers.has(consumer) ? 0 : REASON.NOT_ALLOCATED;
  };
};

/** Scope of an access or of a user without installation: only the groups count. Source: rules 9, details. */
export const accessScope = (license: License, image: Image): ((user: number, computer: number) => boolean) => {
  const inScope = scopeCheck(license);
  return (user, computer) => !inScope || (user >= 0 ? inScope(image.users, user) : inScope(image.computers, computer));
};
