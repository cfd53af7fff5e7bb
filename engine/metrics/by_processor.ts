/** The arithmetic that the processor metrics share: processors, or pairs of them, times points; or guests where the license says so. */
import { ceilDiv, ceilTimes } from '../fraction.ts';
import { capacityMetric } from './families.ts';
import { hostFindings, processorFindings, processorsOf } from './hardware.ts';
import type { CapacityMetric, Measure, Site } from './metric.ts';

const ownUnits = (site: Site, computer: number): Measure => {
  const processors = processorsOf(site.image, computer);
  const findings = processorFindings(site.image, computer);
  if (processors === 0) return { units: null, arithmetic: 'processors are not known', findings };
  const { per = '1', points = '1', min_processors = '0' } = site.parameters;
  const counted = Math.max(processors, Number(min_processors));
  const licenses = ceilDiv(counted, Number(per));
  const units = ceilTimes(licenses, points);
  const base = Number(min_processors) > 0 ? `max(${processors}, ${min_processors})` : `${processors}`;
  const divided = per === '1' ? base : `⌈${base} ÷ ${per}⌉`;
  const multiplied = points === '1' ? divided : `${divided} × ${points}`;
  const arithmetic = multiplied === `${units}` ? `${units} processors` : `${multiplied} = ${units}`;
  return { units, arithmetic, findings };
};

/** ⌈guests ÷ n⌉ or the host's own processors, whichever is more. Source: rules 5 and 9, vms_per_license. */
const hostUnits = (site: Site, perLicense: number): Measure => {
  const guests = site.computers.filter(computer => site.image.computers.virtual[computer] === 1).length;
  const byGuests = ceilDiv(guests, perLicense);
  const guestText = `${guests} guests, ${perLicense} a license: ${byGuests}`;
  const unknown = hostFindings(site.image, site.consumer);
  if (!site.computers.includes(site.consumer) || site.image.computers.virtual[site.consumer] === 1)
    return { units: byGuests, arithmetic: guestText, findings: unknown };
  const own = ownUnits(site, site.consumer);
  if (own.units === null) return own;
  return {
    units: Math.max(own.units, byGuests),
    arithmetic: `the larger of ${own.arithmetic} and ${guestText}`,
    findings: own.findings,
  };
};

export const processorMetric = (own: Partial<CapacityMetric> = {}): CapacityMetric =>
  capacityMetric({
    parameters: { per: 'divisor', points: 'amount', min_processors: 'count', vms_per_license: 'divisor' },
    freesAccess: true,
    place: parameters => (parameters.vms_per_license === undefined ? 'computer' : 'host'),
    measure: site =>
      site.parameters.vms_per_license === undefined
        ? ownUnits(site, site.consumer)
        : hostUnits(site, Number(site.parameters.vms_per_license)),
    ...own,
  });
