/** Places: what the consumers of a license are grouped by (computer, host with its guests, cluster), numbered in the order of their keys. */
import type { Computers, Image } from '../image/image.ts';
import type { License } from '../license/license.ts';
import type { Place as PlaceKind } from '../metrics/metric.ts';
import { compareText, fold } from '../names.ts';

export interface Place {
  readonly kind: PlaceKind;
  /** Place of each computer; numbers are in the order of keys. */
  readonly of: Int32Array;
  /** The computer that stands for a place: itself, the host, the first of the cluster. */
  readonly at: Int32Array;
}

const clusters = (image: Image): Place => {
  const { computers } = image;
  const key = new Array<string>(computers.count);
  const first = new Map<string, number>();
  for (let computer = 0; computer < computers.count; computer++) {
    const host = computers.host[computer];
    const cluster = fold(computers.cluster[computer] || computers.cluster[host]);
    key[computer] = cluster === '' ? `host\n${computers.key[host]}` : `${cluster}\ncluster`;
    if (!first.has(key[computer]))
      first.set(key[computer], cluster === '' ? host : computers.cluster[computer] === '' ? host : computer);
  }
  const name = (text: string): string => (text.startsWith('host\n') ? text.slice(5) : text.slice(0, -8));
  const order = [...first.keys()].sort((a, b) => compareText(name(a), name(b)) || compareText(b, a));
  const number = new Map(order.map((text, at) => [text, at]));
  return {
    kind: 'cluster',
    of: Int32Array.from(key, text => number.get(text)!),
    at: Int32Array.from(order, text => first.get(text)!),
  };
};

const identity = (count: number): Int32Array => Int32Array.from({ length: count }, (_, at) => at);

/** Places follow from the computers alone, which images of parts of an estate share. */
const made = new WeakMap<Computers, Map<PlaceKind, Place>>();

/** The places a license's consumers are at; computers for every metric that does not say otherwise. */
export const placeOf = (image: Image, license: License): Place => {
  const kind = license.metric.family === 'capacity' ? license.metric.place(license.parameters) : 'computer';
  if (!made.has(image.computers)) made.set(image.computers, new Map());
  const places = made.get(image.computers)!;
  if (!places.has(kind)) {
    const all = identity(image.computers.count);
    places.set(
      kind,
      kind === 'cluster' ? clusters(image) : { kind, of: kind === 'host' ? image.computers.host : all, at: all },
    );
  }
  return places.get(kind)!;
};
