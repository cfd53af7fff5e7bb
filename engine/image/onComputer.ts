/** What is installed on a computer: an image keeps installations by application, and questions about one computer must not walk through all of those. */
import { oncePerImage } from './cached.ts';
import type { Image } from './image.ts';

/** Installations by computer, each computer's in the order of their applications. */
const byComputer = oncePerImage(({ computers, installations }: Image) => {
  const { computer, count } = installations;
  const start = new Int32Array(computers.count + 1);
  for (let at = 0; at < count; at++) start[computer[at] + 1]++;
  for (let at = 0; at < computers.count; at++) start[at + 1] += start[at];
  const next = start.slice();
  const items = new Int32Array(count);
  for (let at = 0; at < count; at++) items[next[computer[at]]++] = at;
  return { start, items };
});

/** The installations on a computer, in the order of their applications. The first question makes the index: 4 bytes an installation. */
export const installedOn = (image: Image, computer: number): Int32Array => {
  const { start, items } = byComputer(image);
  return items.subarray(start[computer], start[computer + 1]);
};
