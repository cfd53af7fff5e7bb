/** Positions, installations and what no license covers, summed up for each publisher. */
import { OUTCOME } from '../../engine/codes.ts';
import { fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';
import { exposureByCurrency, type Position } from '../../engine/settle.ts';
import { rowOfRun } from '../runRows.ts';
import { type Amounts, surplusByCurrency } from './amounts.ts';

export interface PublisherSum {
  /** As first spelt; blank where none is named. */
  readonly publisher: string;
  readonly positions: number;
  readonly atRisk: number;
  readonly shortfall: number;
  readonly projected: number;
  readonly exposure: Amounts;
  readonly surplus: Amounts;
  /** Installations of the publisher's products. */
  readonly installations: number;
  /** Installations of its products, and accesses to them, that no license covers. */
  readonly unlicensed: number;
}

interface Found {
  readonly publisher: string;
  readonly positions: Position[];
  installations: number;
  unlicensed: number;
}

/** Publishers, the largest shortfall first, then the most unlicensed. */
export const publisherSums = (run: Run): readonly PublisherSum[] => {
  const { image, ledger, settled } = run;
  const found = new Map<string, Found>();
  const of = (publisher: string): Found => {
    const key = fold(publisher.trim());
    const known = found.get(key) ?? { publisher: publisher.trim(), positions: [], installations: 0, unlicensed: 0 };
    found.set(key, known);
    return known;
  };
  for (const position of settled.positions) of(position.license.row.publisher).positions.push(position);
  const ofProduct = image.products.name.map(name => rowOfRun(run, 'products', name)?.publisher ?? '');
  const { start } = image.installations;
  const { product: products, count } = image.applications;
  for (let application = 0; application < count; application++) {
    const own = of(ofProduct[products[application]]);
    own.installations += start[application + 1] - start[application];
    for (let slot = start[application]; slot < start[application + 1]; slot++)
      if (settled.outcome[slot] === OUTCOME.unlicensed) own.unlicensed++;
  }
  for (let slot = ledger.slots.installations; slot < ledger.slots.count; slot++)
    if (settled.outcome[slot] === OUTCOME.unlicensed)
      of(ofProduct[products[image.installations.application[ledger.slots.installationOf(slot)]]]).unlicensed++;
  for (const { product, outcome } of settled.other)
    if (outcome === OUTCOME.unlicensed) of(product >= 0 ? ofProduct[product] : '').unlicensed++;
  return [...found.values()]
    .filter(({ positions, installations, unlicensed }) => positions.length + installations + unlicensed > 0)
    .map(({ publisher, positions, installations, unlicensed }) => ({
      publisher,
      positions: positions.length,
      atRisk: positions.filter(({ status }) => status === 'at-risk').length,
      shortfall: positions.reduce((sum, { shortfall }) => sum + shortfall, 0),
      projected: positions.reduce((sum, { projected }) => sum + projected, 0),
      exposure: exposureByCurrency(positions),
      surplus: surplusByCurrency(positions),
      installations,
      unlicensed,
    }))
    .sort(
      (a, b) =>
        b.shortfall - a.shortfall ||
        b.unlicensed - a.unlicensed ||
        b.positions - a.positions ||
        (a.publisher < b.publisher ? -1 : 1),
    );
};
