/** Resources: what ways of covering use up. One for each license; several for a license that counts over all consumers together. */
import type { License } from '../../license/license.ts';
import type { PooledMetric } from '../../metrics/metric.ts';

/** What of a license is used: its units, or a part of its pool. */
type Part =
  | { readonly kind: 'units' }
  | { readonly kind: 'cores'; readonly factor: string }
  | { readonly kind: 'servers' }
  | { readonly kind: 'user'; readonly user: number }
  | { readonly kind: 'instead' };

export interface Resource {
  readonly license: number;
  readonly part: Part;
}

/** Amounts by resource. */
export type Amounts = Map<number, number>;

export interface Resources {
  readonly list: readonly Resource[];
  readonly of: (license: number, part: Part) => number;
}

const textOf = (part: Part): string =>
  part.kind === 'cores' ? `cores ${part.factor}` : part.kind === 'user' ? `user ${part.user}` : part.kind;

/** The first resources are the units of the licenses, by index. */
export const openResources = (licenses: readonly License[]): Resources => {
  const list: Resource[] = licenses.map(({ index }) => ({ license: index, part: { kind: 'units' } }));
  const known = new Map<string, number>();
  return {
    list,
    of: (license, part) => {
      if (part.kind === 'units') return license;
      const key = `${license} ${textOf(part)}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      known.set(key, list.length);
      list.push({ license, part });
      return list.length - 1;
    },
  };
};

export const addTo = (amounts: Amounts, resource: number, amount: number): void => {
  if (amount !== 0) amounts.set(resource, (amounts.get(resource) ?? 0) + amount);
};

/** What a license consumes when so much of its resources is used. */
export const consumedOf = (license: License, used: Iterable<readonly [Resource['part'], number]>): number => {
  const pooled = license.metric.family === 'capacity' ? (license.metric as PooledMetric).pooled : null;
  if (!pooled) {
    let units = 0;
    for (const [, amount] of used) units += amount;
    return units;
  }
  const cores = new Map<string, number>();
  let [servers, users, instead] = [0, 0, 0];
  for (const [part, amount] of used) {
    if (part.kind === 'cores') cores.set(part.factor, (cores.get(part.factor) ?? 0) + amount);
    else if (part.kind === 'servers') servers += amount;
    else if (part.kind === 'user') users += amount > 0 ? 1 : 0;
    else instead += amount;
  }
  return pooled.total({ cores, servers, users }, license.parameters).units + instead;
};
