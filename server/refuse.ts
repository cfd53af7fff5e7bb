/** Requests that are refused before they are looked into: of strangers, and those that are too long. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './auth.ts';
import type { Limits } from './limits/limits.ts';
import { refuse } from './respond.ts';

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

/** Bodies have their length said beforehand, so that the limit holds before a byte is read. Returns whether it was refused. */
export const refuseBody = ({ method, headers }: IncomingMessage, limits: Limits, response: ServerResponse): boolean => {
  if (method !== 'POST') return false;
  const length = Number(headers['content-length'] ?? Number.NaN);
  const most = headers['content-type']?.startsWith('multipart/form-data') ? limits.uploadBytes : limits.bodyBytes;
  if (Number.isNaN(length))
    refuse(
      response,
      411,
      'LENGTH_REQUIRED',
      'The request does not say how long it is.',
      'Send the header Content-Length.',
      { connection: 'close' },
    );
  else if (length > most)
    refuse(
      response,
      413,
      'TOO_LARGE',
      `The request has ${length} bytes, at most ${most} are taken.`,
      'Send less at a time.',
      { connection: 'close' },
    );
  else return false;
  return true;
};
