/** The right of downgrade: older versions and less functional editions, each down to a limit. */
import { REASON } from '../codes.ts';
import { fold } from '../names.ts';
import type { Ranking } from '../order/ranking.ts';
import type { RightsColumns } from './sections.ts';

export interface Downgrade {
  readonly allowed: boolean;
  /** `any`, `none`, or the folded name of the lowest version allowed. */
  readonly version: string;
  readonly edition: string;
  /** The limits as they were spelt. */
  readonly spelt: { readonly version: string; readonly edition: string };
}

const limit = (text: string): string => (text === '' ? 'any' : fold(text));

export const downgradeOf = (rights: RightsColumns): Downgrade => ({
  allowed: rights.downgrade === 'allowed',
  version: limit(rights.downgrade_version),
  edition: limit(rights.downgrade_edition),
  spelt: { version: rights.downgrade_version, edition: rights.downgrade_edition },
});

/**
 * Whether what is installed is named as the limit of a downgrade: then it is lower than what is licensed, ranked or not. Source: rules 3 and 9,
 * a floor without a rank allows only itself.
 */
export const isFloor = ({ allowed }: Downgrade, floor: string, installed: string): boolean =>
  allowed && installed !== '' && installed === floor;

/** Whether `installed` is at or above the floor. A floor without a rank allows only itself. Source: rules 3 and 9. */
const atOrAbove = (installed: string, floor: string, order: Ranking): boolean => {
  if (installed === floor) return true;
  const difference = order.compare(installed, floor);
  return difference !== null && difference > 0;
};

/** Reason why an older version may not be covered, 0 if it may. */
export const versionDowngrade = (right: Downgrade, installed: string, order: Ranking): number => {
  if (!right.allowed) return REASON.NO_DOWNGRADE_RIGHT;
  if (right.version === 'none') return REASON.VERSION_DOWNGRADE_NOT_ALLOWED;
  return right.version === 'any' || atOrAbove(installed, right.version, order) ? 0 : REASON.VERSION_BELOW_FLOOR;
};

/** Reason why a less functional edition may not be covered, 0 if it may. */
export const editionDowngrade = (right: Downgrade, installed: string, order: Ranking): number => {
  if (!right.allowed) return REASON.NO_DOWNGRADE_RIGHT;
  if (right.edition === 'none') return REASON.EDITION_DOWNGRADE_NOT_ALLOWED;
  return right.edition === 'any' || atOrAbove(installed, right.edition, order) ? 0 : REASON.EDITION_BELOW_FLOOR;
};
