/** IBM PVU and VPC: the cores of the guests up to those of their host, and what ILMT measured instead. */
import type { Row } from '../../../engine/estate/tables.ts';
import { type Computer, hostIsUnknown } from '../computers.ts';
import { isMeasured, overrideOf } from '../consumers.ts';
import { add, ceil, compare, decimal, type Fraction, fraction, times, zero } from '../fraction.ts';
import { byConsumer } from '../items.ts';
import type { License } from '../licenses.ts';
import { keyOf } from '../names.ts';
import { carry, cover, type Tally } from '../tally.ts';
import type { World } from '../world.ts';
import { capacityReason, sumOf } from './capacity.ts';
import { coresOf } from './cores.ts';
import type { Metric } from './metric.ts';
import { lookUp } from './processors.ts';

/** Cores that count on a host: of the guests, never more than it has; all of them where it runs the product itself. */
function coresOnHost(license: License, host: Computer, computers: readonly Computer[], tally: Tally): number | null {
  const onHost = computers.some(computer => !computer.virtual);
  if (onHost || license.parameter('capacity') === 'full') return coresOf(host, tally);
  const guests = sumOf(computers.map(guest => coresOf(guest, tally)));
  if (hostIsUnknown(host)) return guests;
  const cap = coresOf(host, tally);
  return guests === null || cap === null ? null : Math.min(guests, cap);
}

/** Value of one core: by the contract, by the table of processors, or the table's value for unknown ones. */
function valueOfCore(world: World, license: License, host: Computer, tally: Tally): Fraction {
  if (license.metric === 'ibm_vpc') return decimal(license.parameter('ratio') ?? '1');
  const agreed = license.parameter('pvu_per_core');
  const listed = agreed ?? lookUp(world.terms.pvu, host);
  if (listed === null) tally.problems.push({ code: 'PROCESSOR_UNKNOWN', computer: host });
  return decimal(listed ?? world.terms.unknownPvu);
}

function ofHost(world: World, license: License, host: Computer, computers: readonly Computer[], tally: Tally): number {
  if (hostIsUnknown(host)) tally.problems.push({ code: 'HOST_UNKNOWN', computer: host });
  const cores = coresOnHost(license, host, computers, tally);
  return cores === null ? 0 : ceil(times(fraction(cores), valueOfCore(world, license, host, tally)));
}

type Measurement = Row<'measurements'>;

/** Σ of the values. */
export const sumOfValues = (rows: readonly Measurement[]) =>
  rows.reduce((sum, row) => add(sum, decimal(row.value)), zero);

/** The highest sum of one day; 0 without any. */
export function peakOfDays(rows: readonly Measurement[]): Fraction {
  const sums = [...Map.groupBy(rows, row => row.date).values()].map(sumOfValues);
  return sums.reduce((peak, sum) => (compare(sum, peak) > 0 ? sum : peak), zero);
}

/** What ILMT measured: per region the peak of the daily sums, then the sum over the regions. */
function measuredFigure(world: World, license: License): number {
  const rows = world.estate.measurements.filter(
    row => keyOf(row.license) === license.key && keyOf(row.source) === 'ilmt' && row.date <= world.asOf,
  );
  const region = (row: Measurement) =>
    keyOf(row.region || (world.computers.get(keyOf(row.computer))?.row.region ?? ''));
  return ceil([...Map.groupBy(rows, region).values()].map(peakOfDays).reduce(add, zero));
}

export const ibmMetric: Metric = {
  units: (world, _license, items) => byConsumer(world, items),
  pairs: () => [],
  consume(world, license, items, tally) {
    for (const { consumer, items: installed } of byConsumer(world, items)) {
      const computers = [...new Set(installed.map(item => item.installation!.computer))];
      if (isMeasured(world, license, computers[0]!)) {
        cover(
          tally,
          installed.map(item => [item, 'MEASURED']),
        );
        continue;
      }
      const override = overrideOf(license, consumer);
      const units = override ?? ofHost(world, license, computers[0]!.host, computers, tally);
      carry(tally, consumer, installed, units, capacityReason);
    }
    const measured = license.metric === 'ibm_pvu' ? measuredFigure(world, license) : 0;
    if (measured > 0) tally.extra.push({ computer: null, user: null, application: null, units: measured });
  },
};
