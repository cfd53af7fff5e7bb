/** Applies a change set to installations as columns: what is removed is skipped, what is added comes at the end. */
import type { Estate, Row } from '../../engine/estate/tables.ts';
import type { InstallationColumns } from '../../engine/image/image.ts';
import { fold } from '../../engine/names.ts';
import type { WrittenRow } from './read.ts';
import { matching } from './rows.ts';

type Application = InstallationColumns['applications'][number];

const applicationKey = ({ product, version, edition }: Application): string =>
  [product, version, edition].map(fold).join('\n');

/** Which applications a removal can be about, and the test of a computer that goes with each. */
const removalOf = (
  removals: readonly WrittenRow[],
  applications: readonly Application[],
): ((computer: string, application: number) => boolean) => {
  if (removals.length === 0) return () => false;
  const bySoftware = removals.map(({ line, cells: { computer, ...cells } }) => ({
    isAbout: matching([{ line, cells }]),
    computer: computer === undefined ? undefined : fold(String(computer)),
  }));
  const tests = applications.map(application => bySoftware.filter(({ isAbout }) => isAbout(application as never)));
  return (computer, application) =>
    tests[application].some(test => test.computer === undefined || test.computer === computer);
};

export interface ChangedInstallations {
  readonly columns: InstallationColumns;
  readonly removed: number;
}

/**
 * Installations of an estate with other computers and products: `before` as stored, `added` as rows. Those of computers and
 * products that are gone go too.
 */
export const applyToInstallations = (
  before: InstallationColumns,
  computersBefore: readonly Row<'computers'>[],
  after: Estate,
  added: readonly Row<'installations'>[],
  removals: readonly WrittenRow[],
): ChangedInstallations => {
  const place = new Map(after.computers.map((row, at) => [fold(row.computer), at]));
  const products = new Set(after.products.map(row => fold(row.product)));
  const keys = computersBefore.map(row => fold(row.computer));
  const newPlace = Int32Array.from(keys, key => place.get(key) ?? -1);
  const isKept = before.applications.map(({ product }) => products.has(fold(product)));
  const isRemoved = removalOf(removals, before.applications);
  const computer: number[] = [];
  const application: number[] = [];
  for (let at = 0; at < before.computer.length; at++) {
    const [on, what] = [before.computer[at], before.application[at]];
    if (newPlace[on] < 0 || !isKept[what] || isRemoved(keys[on], what)) continue;
    computer.push(newPlace[on]);
    application.push(what);
  }
  const kept = computer.length;
  const applications = [...before.applications];
  const known = new Map(applications.map((each, at) => [applicationKey(each), at]));
  const wanted = added.map(row => {
    const key = applicationKey(row);
    if (!known.has(key)) {
      known.set(key, applications.length);
      applications.push({ product: row.product, version: row.version, edition: row.edition });
    }
    return [place.get(fold(row.computer))!, known.get(key)!] as const;
  });
  const adding = new Map(wanted.map(pair => [pair.join(), pair]));
  if (adding.size > 0) for (let at = 0; at < kept; at++) adding.delete(`${computer[at]},${application[at]}`);
  for (const [on, what] of adding.values()) {
    computer.push(on);
    application.push(what);
  }
  return {
    columns: { applications, computer: Int32Array.from(computer), application: Int32Array.from(application) },
    removed: before.computer.length - kept,
  };
};
