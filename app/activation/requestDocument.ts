/** The request for a new license after a move, complete as the publisher wants it, as text and as HTML. */
import type { Detail } from '../../catalog/format.ts';
import { DETAIL_NAMES, type Details } from './details.ts';

export interface RequestDocument {
  readonly text: string;
  readonly html: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** One line each: a detail must not bring lines of its own into a letter. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim();

/** Writes the request. `details` must hold what `needs` names; what else is known is added. */
export const requestDocument = (
  title: string,
  needs: readonly Detail[],
  details: Details,
  day: string,
): RequestDocument => {
  const further = (Object.keys(DETAIL_NAMES) as Detail[]).filter(name => !needs.includes(name) && details[name]);
  const lines = [...needs, ...further].map(name => [DETAIL_NAMES[name], plain(details[name] ?? '')] as const);
  const width = Math.max(...lines.map(([name]) => name.length));
  const intro = 'We ask for a new license: the software was moved, and the serial was released at its former site.';
  return {
    text: [
      `Request for a new license, ${day}`,
      title,
      '',
      intro,
      '',
      ...lines.map(([name, value]) => `${`${name}:`.padEnd(width + 2)}${value}`),
      '',
    ].join('\n'),
    html: [
      '<!doctype html>',
      '<html lang="en"><head><meta charset="utf-8"><title>Request for a new license</title></head><body>',
      `<h1>Request for a new license, ${escaped(day)}</h1>`,
      `<p>${escaped(title)}</p>`,
      `<p>${escaped(intro)}</p>`,
      '<table>',
      ...lines.map(([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`),
      '</table>',
      '</body></html>',
      '',
    ].join('\n'),
  };
};
