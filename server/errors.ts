/** What leaves of an error: a code, a sentence and what to do; of anything unexpected only a number to look for in the log. */
import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { AppError } from '../app/errors.ts';
import { Refusal } from '../app/refusal.ts';
import { isStoreError, refusalOf } from '../app/storeErrors.ts';
import { errorFields, type Log } from './log.ts';

/** The same error for whoever asked; undefined where nobody foresaw it. */
const known = (error: unknown): Pick<Refusal, 'code' | 'message' | 'help'> | undefined => {
  if (error instanceof Refusal) return error;
  if (error instanceof AppError) return { code: error.code, message: error.message, help: '' };
  return isStoreError(error) ? refusalOf(error) : undefined;
};

const original = (error: unknown): unknown => {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
};

/** Puts an error into the form that clients get. What nobody foresaw is logged under a number, and only the number leaves. */
export const outwardError = (error: unknown, log: Log): GraphQLError => {
  const inner = original(error);
  const at = error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {};
  const foreseen = known(inner);
  if (foreseen) {
    const { code, message, help } = foreseen;
    const http = code === 'NOT_ALLOWED' ? { status: 403 } : undefined;
    return new GraphQLError(message, { ...at, extensions: { code, help, ...(http && { http }) } });
  }
  if (inner instanceof GraphQLError) {
    const { code = 'QUERY_INVALID', help = '', http } = inner.extensions;
    return new GraphQLError(inner.message, {
      nodes: inner.nodes,
      source: inner.source,
      positions: inner.positions,
      path: at.path,
      extensions: { code, help, ...(http !== undefined && { http }) },
    });
  }
  const number = randomUUID();
  log({ level: 'error', event: 'defect', number, ...errorFields(inner) });
  return new GraphQLError('Something went wrong inside the server.', {
    ...at,
    extensions: { code: 'INTERNAL', help: `Tell whoever runs the server the number ${number}.` },
  });
};
