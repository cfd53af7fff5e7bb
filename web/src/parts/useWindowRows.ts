/** Which rows of a long list are in sight, so that only these are drawn: all rows are of one height, and the window scrolls. */
import { type RefObject, useEffect, useState } from 'react';

/** Rows drawn beyond the edges, so that fast scrolling shows no gaps. */
const BEYOND = 12;

export interface Sight {
  readonly from: number;
  readonly to: number;
}

/** Rows to draw of `count`, each `height` pixels high, that begin where `body` begins. */
export const useWindowRows = (body: RefObject<HTMLElement | null>, count: number, height: number): Sight => {
  const [sight, setSight] = useState<Sight>({ from: 0, to: 40 });
  useEffect(() => {
    const look = (): void => {
      if (!body.current) return;
      const above = -body.current.getBoundingClientRect().top;
      const from = Math.max(0, Math.floor(above / height) - BEYOND);
      const to = Math.ceil((above + window.innerHeight) / height) + BEYOND;
      setSight(before => (before.from === from && before.to === to ? before : { from, to }));
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [body, height]);
  const from = Math.min(sight.from, Math.max(0, count - 1));
  return { from, to: Math.min(Math.max(sight.to, from + 1), count) };
};

/** Where tables of several columns become lists. */
export const NARROW = '(max-width: 720px)';

/** Whether a media query holds now. */
export const useMedia = (query: string): boolean => {
  const [holds, setHolds] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const changed = (): void => setHolds(media.matches);
    changed();
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  }, [query]);
  return holds;
};
