/** The heading of a page: it names the window, and takes the focus when the page is come to. */
import { type ReactNode, useEffect, useRef } from 'react';

let isFirst = true;

export const Title = ({ text, children }: { readonly text: string; readonly children?: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${text} · Samwise`;
  }, [text]);
  useEffect(() => {
    // The first page begins at the top, as any other site does.
    if (!isFirst) heading.current?.focus({ preventScroll: true });
    isFirst = false;
  }, []);
  return (
    <div className="title">
      <h1 ref={heading} tabIndex={-1}>
        {text}
      </h1>
      {children}
    </div>
  );
};
