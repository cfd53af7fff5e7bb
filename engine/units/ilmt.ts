/** Figures that IBM's License Metric Tool measured: per region the peak over the days of the sum over computers. */
import { add, ceiling, compare, type Fraction, fraction, ZERO } from '../fraction.ts';
import type { Image } from '../image/image.ts';
import type { License } from '../license/license.ts';
import { fold } from '../names.ts';

const rowsOf = (license: License) =>
  license.metricId === 'ibm_pvu' ? license.measurements.filter(row => fold(row.source) === 'ilmt') : [];

/** Computers with measurements of ILMT up to the day; null where the license has none at all. */
export const ilmtComputers = (license: License, image: Image): ReadonlySet<number> | null => {
  const rows = rowsOf(license);
  if (rows.length === 0) return null;
  return new Set(rows.flatMap(row => image.computers.byKey.get(fold(row.computer)) ?? []));
};

/** Whether ILMT measures the computer or its host. Source: rules 5, IBM PVU and ILMT; rules 9. */
export const isMeasured = (measured: ReadonlySet<number> | null, image: Image, computer: number): boolean =>
  measured !== null && (measured.has(computer) || measured.has(image.computers.host[computer]));

export interface IlmtFigure {
  readonly units: number;
  readonly arithmetic: string;
}

const textOf = (value: Fraction): string => `${Number(value.numerator) / Number(value.denominator)}`;

/** What ILMT measured in all; null where it measured nothing. */
export const ilmtFigure = (license: License, image: Image): IlmtFigure | null => {
  const rows = rowsOf(license);
  if (rows.length === 0) return null;
  const byRegion = new Map<string, { readonly name: string; readonly days: Map<number, Fraction> }>();
  for (const row of rows) {
    const computer = image.computers.byKey.get(fold(row.computer));
    const name = row.region !== '' ? row.region : computer === undefined ? '' : image.computers.region[computer];
    if (!byRegion.has(fold(name))) byRegion.set(fold(name), { name, days: new Map() });
    const { days } = byRegion.get(fold(name))!;
    days.set(row.date, add(days.get(row.date) ?? ZERO, fraction(row.value)));
  }
  const peaks = [...byRegion.values()].map(({ name, days }) => ({
    region: name,
    peak: [...days.values()].reduce((a, b) => (compare(a, b) >= 0 ? a : b)),
  }));
  const units = ceiling(peaks.reduce((sum, { peak }) => add(sum, peak), ZERO));
  const parts = peaks.map(({ region, peak }) => `${textOf(peak)}${region === '' ? '' : ` in ${region}`}`);
  return { units, arithmetic: `peak measured by ILMT: ${parts.join(' + ')}${parts.length > 1 ? ` = ${units}` : ''}` };
};
