/** Requests that are refused before they are looked into: of strangers, and those that are too long. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './auth.ts';
import { bytesMax } from './limits/body.ts';
import type { Limits } from './limits/limits.ts';
import { refuse } from './respond.ts';

const ISSUER_RETRY_SECONDS = '10';

/** Answers whoever did not get in. `takesBasic`: a calendar program is told to ask for name and password. */
export const refuseLogin = (
  answer: Exclude<Answer, { viewer: unknown }>,
  response: ServerResponse,
  takesBasic = false,
): void => {
  if (answer.refused === 'wait')
    refuse(response, 429, 'TOO_MANY_ATTEMPTS', 'Too many failed attempts from this address.', 'Wait and try again.', {
      'retry-after': String(answer.seconds),
    });
  else if (answer.refused === 'unavailable')
    refuse(
      response,
      503,
      'ISSUER_UNAVAILABLE',
      'The issuer of the token does not answer, so the token cannot be checked now.',
      'Try again later, or use a token of this server.',
      { 'retry-after': ISSUER_RETRY_SECONDS },
    );
  else if (answer.refused === 'role')
    refuse(response, 403, 'NO_ROLE', answer.because, 'Ask whoever runs the issuer of the token.');
  else
    refuse(
      response,
      401,
      'NOT_LOGGED_IN',
      'A valid token or session is needed.',
      takesBasic
        ? 'Send "Authorization: Bearer <token>" or the token as password of HTTP Basic, or open the login link.'
        : 'Send "Authorization: Bearer <token>", or open the login link.',
      {
        'www-authenticate': takesBasic ? 'Basic realm="samwise", charset="UTF-8"' : 'Bearer',
      },
    );
};

const LOGIN_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Samwise</title></head>
<body><main><h1>Samwise</h1>
<p>You are not logged in. Open the link that <code>samwise serve</code> printed at the terminal where it was started.</p>
<p lang="de">Sie sind nicht angemeldet. Öffnen Sie den Link, den <code>samwise serve</code> am Terminal ausgegeben hat.</p>
</main></body></html>
`;

/** Tells a visitor how to log in: nothing of the estate is on this page. */
export const showLoginPage = (response: ServerResponse): void => {
  response.writeHead(401, { 'content-type': 'text/html; charset=utf-8', 'www-authenticate': 'Bearer' });
  response.end(LOGIN_PAGE);
};

/**
 * Refuses a body whose length, said beforehand, is too much, before a byte of it is read. Bodies that do not say it are counted while
 * they are read. Returns whether it was refused.
 */
export const refuseBody = ({ method, headers }: IncomingMessage, limits: Limits, response: ServerResponse): boolean => {
  const most = bytesMax(headers['content-type'], limits);
  const length = Number(headers['content-length'] ?? 0);
  if (method !== 'POST' || length <= most) return false;
  refuse(
    response,
    413,
    'TOO_LARGE',
    `The request has ${length} bytes, at most ${most} are taken.`,
    'Send less at a time.',
    { connection: 'close' },
  );
  return true;
};
