/** Capacity metrics: what one computer, or one host with its guests, consumes by its processors and cores. */
import { type Computer, hostIsUnknown } from '../computers.ts';
import { countsHosts, overrideOf } from '../consumers.ts';
import { ceil, decimal, fraction, times } from '../fraction.ts';
import { byConsumer, type Item, type Unit } from '../items.ts';
import type { License } from '../licenses.ts';
import { compareKeys } from '../names.ts';
import { carry, type Tally } from '../tally.ts';
import { coresByProcessor, coresOf, processorsOf } from './cores.ts';
import type { Metric } from './metric.ts';

/** A whole-number parameter; a minimum that nobody gives is 0. */
export const whole = (license: License, name: string) => Number(license.parameter(name) ?? 0);

/** Whole units times `points`, rounded up; null where data is missing. */
function withPoints(license: License, units: number | null): number | null {
  return units === null ? null : ceil(times(fraction(units), decimal(license.parameter('points') ?? '1')));
}

function byProcessors(license: License, computer: Computer, tally: Tally): number | null {
  const processors = processorsOf(computer, tally);
  if (processors === null) return null;
  const counted = Math.max(processors, whole(license, 'min_processors'));
  return withPoints(license, Math.ceil(counted / Number(license.parameter('per') ?? 1)));
}

function physicalCores(license: License, computer: Computer, tally: Tally): number | null {
  const sum = coresByProcessor(computer, whole(license, 'min_per_processor'), tally);
  return sum === null ? null : Math.max(sum, whole(license, 'min_per_computer'));
}

function virtualCores(license: License, computer: Computer, tally: Tally): number | null {
  const cores = coresOf(computer, tally);
  return cores === null ? null : Math.max(cores, whole(license, 'min_per_vm'));
}

const ownCores = (license: License, computer: Computer, tally: Tally) =>
  (computer.virtual ? virtualCores : physicalCores)(license, computer, tally);

/** What a computer alone consumes; null where data is missing. */
function ofComputer(license: License, computer: Computer, tally: Tally): number | null {
  switch (license.metric) {
    case 'processor':
    case 'processor_points':
    case 'microsoft_server_processor':
      return byProcessors(license, computer, tally);
    case 'vmware_core':
      return coresByProcessor(computer, whole(license, 'min_per_processor'), tally);
    default:
      return withPoints(license, ownCores(license, computer, tally));
  }
}

/** The sum, null where one is missing; all are looked at, so that each missing one is noted. */
export function sumOf(figures: readonly (number | null)[]): number | null {
  return figures.includes(null) ? null : figures.reduce<number>((sum, figure) => sum + figure!, 0);
}

const yes = (text: string | undefined) => ['yes', 'true', '1', 'ja'].includes((text ?? '').toLowerCase());

/** Windows Server: the host's cores for every pass of operating systems, or the cores of its virtual computers. */
function management(license: License, host: Computer, own: boolean, guests: readonly Computer[], tally: Tally) {
  if (yes(license.parameter('by_vm')))
    return sumOf([
      ...guests.map(guest => virtualCores(license, guest, tally)),
      ...(own ? [physicalCores(license, host, tally)] : []),
    ]);
  const cores = physicalCores(license, host, tally);
  const systems = guests.length + (own && yes(license.parameter('count_host') ?? 'yes') ? 1 : 0);
  const perPass = Number(license.parameter('ose_per_pass') ?? 'unlimited') || Number.POSITIVE_INFINITY;
  return cores === null ? null : cores * Math.max(1, Math.ceil(systems / perPass));
}

/** A server license for processors or for guests: the larger of both. */
function byGuests(license: License, host: Computer, own: boolean, guests: readonly Computer[], tally: Tally) {
  const processors = own ? byProcessors(license, host, tally) : 0;
  const forGuests = Math.ceil(guests.length / Number(license.parameter('vms_per_license')));
  return processors === null ? null : Math.max(processors, forGuests);
}

/** What a host with its guests consumes; null where data is missing. */
function ofHost(license: License, host: Computer, computers: readonly Computer[], tally: Tally): number | null {
  const own = computers.some(computer => !computer.virtual);
  const guests = computers.filter(computer => computer.virtual);
  if (hostIsUnknown(host)) tally.problems.push({ code: 'HOST_UNKNOWN', computer: host });
  if (license.metric === 'microsoft_management_core') return management(license, host, own, guests, tally);
  if (license.parameter('host') === 'all_cores') return ofComputer(license, host, tally);
  return byGuests(license, host, own, guests, tally);
}

/** Rows of one consumer: on the carrying computer, or on another one. */
export const capacityReason = (item: Item, first: Item) =>
  item.installation!.computer === first.installation!.computer ? 'SAME_COMPUTER' : 'HOST_LICENSED';

/** Under `host=all_cores` the host's own row comes first, then the guest first by key. */
function hostFirst(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => {
    const [left, right] = [a.installation!.computer, b.installation!.computer];
    return Number(left.virtual) - Number(right.virtual) || compareKeys(left.key, right.key);
  });
}

export const capacityMetric: Metric = {
  units: (world, _license, items): Unit[] => byConsumer(world, items),
  pairs: () => [],
  consume(world, license, items, tally) {
    for (const { consumer, items: installed } of byConsumer(world, items)) {
      const computers = [...new Set(installed.map(item => item.installation!.computer))];
      const counted = () =>
        countsHosts(license)
          ? ofHost(license, computers[0]!.host, computers, tally)
          : ofComputer(license, computers[0]!, tally);
      const units = overrideOf(license, consumer) ?? counted() ?? 0;
      const rows = license.parameter('host') === 'all_cores' ? hostFirst(installed) : installed;
      carry(tally, consumer, rows, units, capacityReason);
    }
  },
};
