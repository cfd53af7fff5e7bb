/** Applies a change set to installations as columns: what is removed is skipped, what is added comes at the end. */
import type { Estate, Row } from '../../engine/estate/tables.ts';
import type { Image, InstallationColumns } from '../../engine/image/image.ts';
import { fold } from '../../engine/names.ts';
import { type Place, withInstallations } from '../../engine/part/exchange.ts';
import { matching } from './match.ts';
import type { WrittenRow } from './read.ts';

type Application = InstallationColumns['applications'][number];

const applicationKey = ({ product, version, edition }: Application): string =>
  [product, version, edition].map(fold).join('\n');

/** Says whether an installation goes, and remembers which removals fitted anything. */
const removalOf = (removals: readonly WrittenRow[], applications: readonly Application[]) => {
  const fitted = new Uint8Array(removals.length);
  const bySoftware = removals.map(({ line, cells: { computer, ...cells } }, at) => ({
    at,
    isAbout: matching('installations', [{ line, cells }]),
    computer: computer === undefined ? undefined : fold(String(computer)),
  }));
  const tests = applications.map(application =>
    bySoftware.filter(({ isAbout }) => isAbout(application as unknown as Readonly<Record<string, unknown>>)),
  );
  const isRemoved = (computer: string, application: number): boolean => {
    let is = false;
    for (const test of tests[application])
      if (test.computer === undefined || test.computer === computer) {
        is = true;
        fitted[test.at] = 1;
      }
    return is;
  };
  return { isRemoved, unfitted: () => removals.filter((_, at) => fitted[at] === 0) };
};

const noneAt = (): boolean => false;

/**
 * The same on an image whose computers and applications stay; undefined where an installation comes of something that the image does not have.
 */
export const exchangeInstallations = (
  image: Image,
  added: readonly Row<'installations'>[],
  removals: readonly WrittenRow[],
): { readonly image: Image; readonly removed: number; readonly unfitted: readonly WrittenRow[] } | undefined => {
  const { applications, products, computers } = image;
  const places: Place[] = [];
  for (const row of added) {
    const product = products.byKey.get(fold(row.product));
    const computer = computers.byKey.get(fold(row.computer));
    const application = product === undefined ? -1 : applications.find(product, fold(row.version), fold(row.edition));
    if (computer === undefined || application < 0) return undefined;
    places.push([computer, application]);
  }
  if (removals.length + places.length === 0) return { image, removed: 0, unfitted: [] };
  const software = Array.from(applications.product, (product, at) => ({
    product: products.name[product],
    version: applications.version[at],
    edition: applications.edition[at],
  }));
  const { isRemoved, unfitted } = removalOf(removals, software);
  let removed = 0;
  const goes = (computer: number, application: number): boolean => {
    const is = isRemoved(computers.key[computer], application);
    if (is) removed++;
    return is;
  };
  const exchanged = withInstallations(image, removals.length === 0 ? noneAt : goes, places);
  return { image: exchanged, removed, unfitted: unfitted() };
};

export interface ChangedInstallations {
  readonly columns: InstallationColumns;
  readonly removed: number;
  /** Removals that no installation fits. */
  readonly unfitted: readonly WrittenRow[];
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
  const { isRemoved, unfitted } = removalOf(removals, before.applications);
  const computer: number[] = [];
  const application: number[] = [];
  for (let at = 0; at < before.computer.length; at++) {
    const [on, what] = [before.computer[at], before.application[at]];
    if (isRemoved(keys[on], what) || newPlace[on] < 0 || !isKept[what]) continue;
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
    unfitted: unfitted(),
  };
};
