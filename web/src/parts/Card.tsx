/** A part of a page with a heading of its own. */
import { type ReactNode, useId } from 'react';

interface Props {
  /** Id of the heading, where the page has the card once. */
  readonly id?: string;
  readonly title: string;
  readonly hint?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export const Card = ({ id: given, title, hint, aside, children }: Props) => {
  const made = useId();
  const id = given ?? made;
  return (
    <section className="card" aria-labelledby={id}>
      <div className="title">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {hint && <p className="hint">{hint}</p>}
      {children}
    </section>
  );
};
