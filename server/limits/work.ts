/** Limits on what an operation may do: how dear it is, how long it takes, how many subscriptions are open. Counts and traces operations. */
import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../../schema/graphql/context.ts';
import type { Metrics } from '../metrics.ts';
import type { Span, Tracing } from '../tracing/tracing.ts';
import { costOf } from './cost.ts';
import type { Limits } from './limits.ts';

const NAME_LENGTH_MAX = 100;

const refusal = (code: string, message: string, help: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, help } });

const costError = ({ schema, document, operationName, variableValues }: ExecutionArgs, most: number) => {
  const cost = costOf(schema, document, operationName, variableValues ?? {});
  return cost <= most
    ? undefined
    : refusal(
        'QUERY_TOO_DEAR',
        `The query could answer ${cost} fields, at most ${most} are.`,
        'Ask for smaller pages, or for less of each row.',
      );
};

const timed = async <T>(work: Promise<T>, ms: number): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const help = 'Ask for less at a time.';
  const timer = setTimeout(() => reject(refusal('TIME_EXCEEDED', `No answer within ${ms / 1000} s.`, help)), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** The code of an error as it stands before it is put into the form that leaves. */
const codeOf = ({ originalError, extensions }: GraphQLError): string => {
  if (originalError && 'code' in originalError) return String(originalError.code);
  return String(extensions.code ?? (originalError ? 'INTERNAL' : 'QUERY_INVALID'));
};

export interface WorkOptions {
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
}

/** Refuses what is too dear, ends waiting for what takes too long, and counts operations. `spanOf` gives the span of a request. */
export const limitWork = (
  { limits, metrics, tracing }: WorkOptions,
  spanOf: (context: Context) => Span | undefined,
): Plugin => {
  let subscriptions = 0;
  const begin = (args: ExecutionArgs): { readonly kind: string; readonly span: Span } => {
    const operation = getOperationAST(args.document, args.operationName);
    const kind = operation?.operation ?? 'query';
    const name = operation?.name?.value.slice(0, NAME_LENGTH_MAX) ?? '';
    const facts = { 'graphql.operation.type': kind, ...(name && { 'graphql.operation.name': name }) };
    return { kind, span: tracing.within(spanOf(args.contextValue as Context), `${kind} ${name}`.trim(), facts) };
  };
  const over = (kind: string, span: Span, errors: readonly GraphQLError[]): void => {
    metrics.operation(kind, errors.length > 0 ? 'errors' : 'ok');
    if (errors.length > 0) span.fail(codeOf(errors[0]));
    span.end();
  };
  const refuse = (kind: string, span: Span, error: GraphQLError): { errors: [GraphQLError] } => {
    metrics.operation(kind, 'refused');
    span.fail(codeOf(error));
    span.end();
    return { errors: [error] };
  };
  return {
    onExecute: ({ args, executeFn, setExecuteFn, setResultAndStopExecution }) => {
      const { kind, span } = begin(args as ExecutionArgs);
      const error = costError(args as ExecutionArgs, limits.cost);
      if (error) {
        setResultAndStopExecution(refuse(kind, span, error));
        return undefined;
      }
      setExecuteFn((given: ExecutionArgs) =>
        tracing.during(span, () =>
          timed(Promise.resolve(executeFn(given)), limits.operationMs).catch((thrown: unknown) => {
            if (thrown instanceof GraphQLError) return { errors: [thrown] };
            over(kind, span, [new GraphQLError('', { originalError: thrown as Error })]);
            throw thrown;
          }),
        ),
      );
      return {
        onExecuteDone: ({ result }) =>
          over(kind, span, (result && 'errors' in result && (result.errors as GraphQLError[])) || []),
      };
    },
    onSubscribe: ({ args, setResultAndStopExecution }) => {
      const { kind, span } = begin(args as ExecutionArgs);
      const error =
        costError(args as ExecutionArgs, limits.cost) ??
        (subscriptions >= limits.subscriptions
          ? refusal('TOO_MANY_SUBSCRIPTIONS', 'Too many subscriptions are open.', 'Close some, or try later.')
          : undefined);
      if (error) {
        setResultAndStopExecution(refuse(kind, span, error));
        return undefined;
      }
      metrics.operation(kind, 'ok');
      subscriptions++;
      let isCounted = true;
      const uncount = (): void => {
        if (isCounted) {
          subscriptions--;
          span.end();
        }
        isCounted = false;
      };
      return {
        onSubscribeResult: ({ result }) => {
          if (!(typeof result === 'object' && result !== null && Symbol.asyncIterator in result)) uncount();
          return { onEnd: uncount };
        },
        onSubscribeError: uncount,
      };
    },
  };
};
