/** How much of what is entitled is consumed, as a bar. The numbers stand beside it, so the bar itself is decoration. */
import type { Figures } from '../api/types.ts';

/** Widths in percent of the larger of both. */
export const Balance = ({ entitled, consumed, status }: Pick<Figures, 'entitled' | 'consumed' | 'status'>) => {
  const whole = Math.max(entitled, consumed, 1);
  // What is beyond is seen even where it is little.
  const over = consumed > entitled ? Math.max(((consumed - entitled) / whole) * 100, 4) : 0;
  const used = Math.min((Math.min(consumed, entitled) / whole) * 100, 100 - over);
  const isShort = status === 'AT_RISK';
  return (
    <svg className="balance" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="track" width="100" height="8" />
      <rect className="used" width={used} height="8" />
      {over > 0 && <rect className={isShort ? 'over short' : 'over'} x={used} width={over} height="8" />}
    </svg>
  );
};
