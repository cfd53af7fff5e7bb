/** The arithmetic that the core metrics share: cores of physical computers with minimums, of virtual ones with theirs, times points. */
import { ceilTimes } from '../fraction.ts';
import { capacityMetric } from './families.ts';
import { coreFindings, coresByProcessor, hostFindings, processorFindings, processorsOf } from './hardware.ts';
import type { CapacityMetric, Measure, Site } from './metric.ts';

export const CORE_PARAMETERS = {
  min_per_processor: 'count',
  min_per_computer: 'count',
  min_per_vm: 'count',
  points: 'amount',
} as const;

const withPoints = (cores: number, arithmetic: string, points: string): { units: number; arithmetic: string } => {
  if (points === '1') return { units: cores, arithmetic };
  const units = ceilTimes(cores, points);
  return { units, arithmetic: `${arithmetic}; ${cores} × ${points} = ${units}` };
};

/** A physical computer: Σ over processors max(cores, minimum), at least the computer's minimum. Source: rules 5, core. */
export const physicalCores = (site: Site, computer: number): Measure => {
  const { cores } = site.image.computers;
  if (cores[computer] === 0)
    return { units: null, arithmetic: 'cores are not known', findings: coreFindings(computer) };
  const least = Number(site.parameters.min_per_computer ?? 0);
  const counted = coresByProcessor(
    cores[computer],
    processorsOf(site.image, computer),
    Number(site.parameters.min_per_processor ?? 0),
  );
  const arithmetic = least > 0 ? `${counted.arithmetic}, at least ${least} a computer` : counted.arithmetic;
  return { units: Math.max(counted.cores, least), arithmetic, findings: processorFindings(site.image, computer) };
};

/** A virtual computer: max(cores, min_per_vm). */
export const virtualCores = (site: Site, computer: number): Measure => {
  const cores = site.image.computers.cores[computer];
  if (cores === 0) return { units: null, arithmetic: 'cores are not known', findings: coreFindings(computer) };
  const least = Number(site.parameters.min_per_vm ?? 0);
  return {
    units: Math.max(cores, least),
    arithmetic:
      least > 0 ? `max(${cores}, ${least}) = ${Math.max(cores, least)} virtual cores` : `${cores} virtual cores`,
    findings: [],
  };
};

const measure = (site: Site): Measure => {
  const virtual = site.image.computers.virtual[site.consumer] === 1;
  const counted = virtual ? virtualCores(site, site.consumer) : physicalCores(site, site.consumer);
  const unknown = virtual && site.parameters.host === 'all_cores' ? hostFindings(site.image, site.consumer) : [];
  if (counted.units === null) return { ...counted, findings: [...counted.findings, ...unknown] };
  return {
    ...withPoints(counted.units, counted.arithmetic, site.parameters.points ?? '1'),
    findings: [...counted.findings, ...unknown],
  };
};

export const coreMetric = (own: Partial<CapacityMetric> = {}): CapacityMetric =>
  capacityMetric({ parameters: CORE_PARAMETERS, freesAccess: true, measure, ...own });
