/** A link within the page: an ordinary link that needs no new load. */
import type { MouseEvent, ReactNode } from 'react';
import { goTo } from '../state/location.ts';

interface Props {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly isCurrent?: boolean;
  readonly label?: string;
}

export const Link = ({ to, children, className, isCurrent, label }: Props) => {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <a
      href={to}
      onClick={follow}
      className={className}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={label}
    >
      {children}
    </a>
  );
};
