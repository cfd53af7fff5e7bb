/** Whether the page is being printed, so that what is drawn only in sight on a screen is drawn whole on paper. */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

export const usePrinting = (): boolean => {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const media = window.matchMedia('print');
    // The browser takes its picture as soon as this returns.
    const set = (value: boolean): void => flushSync(() => setPrinting(value));
    const changed = (): void => set(media.matches);
    const before = (): void => set(true);
    const after = (): void => set(false);
    media.addEventListener('change', changed);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      media.removeEventListener('change', changed);
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return isPrinting;
};
