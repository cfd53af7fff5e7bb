/** Which installations of a product came and went between two images, by walking through both in the order of their keys. */
import type { Image } from '../../engine/image/image.ts';
import { compareText, fold } from '../../engine/names.ts';

export interface InstallationDifference {
  readonly added: number;
  readonly removed: number;
  /** The first few: "PC-1 (CS6 Standard)". */
  readonly addedShown: readonly string[];
  readonly removedShown: readonly string[];
}

const SHOWN = 3;

/** Applications of a product by version and edition, folded. */
const applicationsOf = (image: Image, product: string): ReadonlyMap<string, number> => {
  const index = image.products.byKey.get(fold(product));
  if (index === undefined) return new Map();
  const { applicationStart } = image.products;
  const { versionKey, editionKey } = image.applications;
  const found = new Map<string, number>();
  for (let at = applicationStart[index]; at < applicationStart[index + 1]; at++)
    found.set(`${versionKey[at]}\n${editionKey[at]}`, at);
  return found;
};

/** Calls `visit` for every computer that runs the application in one of the images only. */
const walk = (
  before: Image,
  after: Image,
  was: number | undefined,
  is: number | undefined,
  visit: (side: 'added' | 'removed', computer: string) => void,
): void => {
  const range = (image: Image, application: number | undefined): readonly [number, number] =>
    application === undefined
      ? [0, 0]
      : [image.installations.start[application], image.installations.start[application + 1]];
  let [a, aEnd] = range(before, was);
  let [b, bEnd] = range(after, is);
  while (a < aEnd || b < bEnd) {
    const left = before.installations.computer[a];
    const right = after.installations.computer[b];
    const order = a >= aEnd ? 1 : b >= bEnd ? -1 : compareText(before.computers.key[left], after.computers.key[right]);
    if (order < 0) visit('removed', before.computers.name[left]);
    if (order > 0) visit('added', after.computers.name[right]);
    if (order <= 0) a++;
    if (order >= 0) b++;
  }
};

/** Installations of one product that are in one image only. */
export const diffInstallations = (before: Image, after: Image, product: string): InstallationDifference => {
  const counts = { added: 0, removed: 0 };
  const shown = { added: [] as string[], removed: [] as string[] };
  const was = applicationsOf(before, product);
  const is = applicationsOf(after, product);
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [a, b] = [was.get(key), is.get(key)];
    const [image, application] = b === undefined ? [before, a!] : [after, b];
    const what = [image.applications.version[application], image.applications.edition[application]]
      .filter(Boolean)
      .join(' ');
    walk(before, after, a, b, (side, computer) => {
      counts[side]++;
      if (shown[side].length < SHOWN) shown[side].push(what === '' ? computer : `${computer} (${what})`);
    });
  }
  return { ...counts, addedShown: shown.added, removedShown: shown.removed };
};
