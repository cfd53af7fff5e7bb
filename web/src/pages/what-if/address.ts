/** The address of the what-if page with changes in it. */
import { addressWith } from '../../state/location.ts';

/** Longer texts stand in no address: servers and mail programs cut them. */
const ADDRESS_CHARACTERS_MAX = 6_000;

export const fitsAddress = (text: string): boolean => encodeURIComponent(text).length <= ADDRESS_CHARACTERS_MAX;

/** The page with these changes, under another policy than the last run's where one is given; undefined where they are too long for an address. */
export const whatIfAddress = (text: string, policy?: string): string | undefined =>
  fitsAddress(text)
    ? addressWith('/what-if', new URLSearchParams(), { changes: text, policy: policy?.toLowerCase() ?? null })
    : undefined;
