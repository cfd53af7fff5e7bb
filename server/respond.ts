/** Answers of the server beside GraphQL: short JSON for refusals, headers that every answer has. */
import type { ServerResponse } from 'node:http';

/** No script or style from elsewhere, none inline, no framing, nothing about the address to other sites. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The page to try out queries is a package that is not ours: only in development, it loads its scripts from this public address, and
 * may talk to nobody else.
 */
const TRYING_OUT_FROM = 'https://unpkg.com';
const TRYING_OUT_POLICY = [
  "default-src 'none'",
  `script-src 'self' 'unsafe-inline' ${TRYING_OUT_FROM}`,
  `style-src 'self' 'unsafe-inline' ${TRYING_OUT_FROM}`,
  `font-src 'self' data: ${TRYING_OUT_FROM}`,
  "img-src 'self' data:",
  "worker-src 'self' blob:",
  `connect-src 'self' ${TRYING_OUT_FROM}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers that every answer has. */
export const putHeaders = (response: ServerResponse, requestId: string, isTryingOut = false): void => {
  response.setHeader('content-security-policy', isTryingOut ? TRYING_OUT_POLICY : CONTENT_POLICY);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-request-id', requestId);
};

/** A refusal, or any other short answer. */
export const sendJson = (
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(`${JSON.stringify(body)}\n`);
};

/** Why a request was refused. */
export const refuse = (
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  help: string,
  headers?: Readonly<Record<string, string>>,
): void => sendJson(response, status, { error: { code, message, help } }, headers);

/** An answer as text. */
export const sendText = (response: ServerResponse, type: string, text: string): void => {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` });
  response.end(text);
};
