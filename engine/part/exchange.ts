/** An image with some installations exchanged, or with other computers behind the same names: what it is built of besides is not built again. */
import type { Row } from '../estate/tables.ts';
import type { Image } from '../image/image.ts';
import { computersSteps } from '../image/people.ts';
import { finish } from '../steps.ts';

/** An installation by the numbers of its computer and its application in the image. */
export type Place = readonly [computer: number, application: number];

/** The image without the installations that go, and with those that come; those that are there already stay as they are. */
export const withInstallations = (
  image: Image,
  isRemoved: (computer: number, application: number) => boolean,
  added: readonly Place[],
): Image => {
  const { installations, applications } = image;
  const coming = Map.groupBy(added, ([, application]) => application);
  const computer = new Int32Array(installations.count + added.length);
  const application = new (installations.application instanceof Uint16Array ? Uint16Array : Int32Array)(
    computer.length,
  );
  const start = new Int32Array(applications.count + 1);
  let count = 0;
  for (let at = 0; at < applications.count; at++) {
    const from = count;
    const come = [...new Set((coming.get(at) ?? []).map(([on]) => on))].sort((a, b) => a - b);
    let next = 0;
    let last = -1;
    const put = (on: number): void => {
      if (on === last) return;
      computer[count++] = on;
      last = on;
    };
    for (let place = installations.start[at]; place < installations.start[at + 1]; place++) {
      const on = installations.computer[place];
      while (next < come.length && come[next] <= on) put(come[next++]);
      if (!isRemoved(on, at)) put(on);
    }
    while (next < come.length) put(come[next++]);
    application.fill(at, from, count);
    start[at + 1] = count;
  }
  return {
    ...image,
    installations: { count, start, computer: computer.slice(0, count), application: application.slice(0, count) },
  };
};

/** The image with other rows of computers of the same names, whose users it knows. */
export const withComputers = (image: Image, rows: readonly Row<'computers'>[]): Image => ({
  ...image,
  computers: finish(computersSteps(rows, image.users)).computers,
});
