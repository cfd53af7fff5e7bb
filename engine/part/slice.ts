/** Cuts a part out of an image that is in memory: the same computers, users and products, of the installations those of the part. */
import type { EstateRows, Image } from '../image/image.ts';

/**
 * The image with the installations of member products (1 by index) only; `rows` are the rows of the part. Nothing is sorted or looked up again:
 * computers, users, products and applications keep their numbers.
 */
export const sliceOf = (image: Image, isMember: Uint8Array, rows: EstateRows): Image => {
  const { applications, installations } = image;
  const start = new Int32Array(applications.count + 1);
  for (let at = 0; at < applications.count; at++)
    start[at + 1] =
      start[at] +
      (isMember[applications.product[at]] === 1 ? installations.start[at + 1] - installations.start[at] : 0);
  const count = start[applications.count];
  const computer = new Int32Array(count);
  const application = installations.application instanceof Uint16Array ? new Uint16Array(count) : new Int32Array(count);
  for (let at = 0; at < applications.count; at++) {
    if (start[at + 1] === start[at]) continue;
    computer.set(installations.computer.subarray(installations.start[at], installations.start[at + 1]), start[at]);
    application.fill(at, start[at], start[at + 1]);
  }
  return { ...image, rows, installations: { count, start, computer, application } };
};
