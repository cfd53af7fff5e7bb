/** The text of the change set: from the address, from what is kept under a name, or held here where it is too long for an address. */
import { useState } from 'react';
import { useChange, usePlace } from '../../state/location.ts';
import { fitsAddress } from './address.ts';

export interface ChangeText {
  readonly text: string;
  /** Whether the address says all of it, or names what is kept. */
  readonly isInAddress: boolean;
  /** Whether it differs from what is kept under the name in the address. */
  readonly isEdited: boolean;
  readonly set: (next: string) => void;
}

/** `kept` is the text under the name in the address. */
export const useChangeText = (kept: string | undefined): ChangeText => {
  const change = useChange();
  const { parameters } = usePlace();
  const given = parameters.get('changes');
  const [held, setHeld] = useState<string>();
  const own = given ?? held;
  const text = own ?? kept ?? '';
  return {
    text,
    isInAddress: given !== null || held === undefined,
    isEdited: own !== undefined && own !== kept,
    set: next => {
      const fits = fitsAddress(next);
      const isKept = next === kept;
      setHeld(fits || isKept ? undefined : next);
      // Without any change nothing of a kept one is left.
      change({ changes: fits && !isKept ? next : null, ...(next === '' && { name: null }) }, false);
    },
  };
};
