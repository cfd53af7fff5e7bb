/** GraphQL over HTTP: the schema with its limits, and what leaves of errors. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type ExecutionArgs,
  GraphQLError,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  type ParseOptions,
  parse,
  type Source,
} from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Jobs } from '../app/jobs.ts';
import type { Workspace } from '../app/workspace.ts';
import type { Context, Viewer } from '../schema/graphql/context.ts';
import { schema } from '../schema/graphql/index.ts';
import { outwardError } from './errors.ts';
import { costOf } from './limits/cost.ts';
import type { Limits } from './limits/limits.ts';
import { sizeRule } from './limits/size.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** Who asks, under which number. */
interface Asked {
  readonly viewer: Viewer;
  readonly requestId: string;
}

export interface GraphqlOptions {
  readonly workspace: Workspace;
  readonly jobs: Jobs;
  readonly limits: Limits;
  readonly development: boolean;
  readonly introspection: boolean;
  readonly now: () => number;
  readonly log: Log;
  readonly metrics: Metrics;
}

type ServerContext = { req: IncomingMessage; res: ServerResponse };

const refusal = (code: string, message: string, help: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, help } });

/** Parsing stops at the first word too many. */
const limitTokens = (tokens: number): Plugin => ({
  onParse: ({ setParseFn }) =>
    setParseFn((source: string | Source, options?: ParseOptions) => parse(source, { ...options, maxTokens: tokens })),
});

const limitShape = (limits: Limits, introspection: boolean): Plugin => ({
  onValidate: ({ addValidationRule }) => {
    addValidationRule(sizeRule(limits));
    if (!introspection) addValidationRule(NoSchemaIntrospectionCustomRule);
  },
});

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

/** Refuses what is too dear, ends waiting for what takes too long, and counts operations. */
const limitWork = ({ limits, metrics }: GraphqlOptions): Plugin => {
  let subscriptions = 0;
  return {
    onExecute: ({ args, executeFn, setExecuteFn, setResultAndStopExecution }) => {
      const kind = getOperationAST(args.document, args.operationName)?.operation ?? 'query';
      const error = costError(args as ExecutionArgs, limits.cost);
      if (error) {
        metrics.operation(kind, 'refused');
        setResultAndStopExecution({ errors: [error] });
        return undefined;
      }
      setExecuteFn((given: ExecutionArgs) =>
        timed(Promise.resolve(executeFn(given)), limits.operationMs).catch((thrown: unknown) => {
          if (thrown instanceof GraphQLError) return { errors: [thrown] };
          throw thrown;
        }),
      );
      return {
        onExecuteDone: ({ result }) => {
          metrics.operation(kind, result && 'errors' in result && result.errors ? 'errors' : 'ok');
        },
      };
    },
    onSubscribe: ({ args, setResultAndStopExecution }) => {
      const error =
        costError(args as ExecutionArgs, limits.cost) ??
        (subscriptions >= limits.subscriptions
          ? refusal('TOO_MANY_SUBSCRIPTIONS', 'Too many subscriptions are open.', 'Close some, or try later.')
          : undefined);
      metrics.operation('subscription', error ? 'refused' : 'ok');
      if (error) {
        setResultAndStopExecution({ errors: [error] });
        return undefined;
      }
      subscriptions++;
      let isCounted = true;
      const uncount = (): void => {
        if (isCounted) subscriptions--;
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

export interface Graphql {
  readonly answer: (request: IncomingMessage, response: ServerResponse, asked: Asked) => Promise<void>;
}

/** Makes what answers `/graphql`. Whoever calls it has seen to the login. */
export const openGraphql = (options: GraphqlOptions): Graphql => {
  const { workspace, jobs, limits, development, introspection, now, log } = options;
  const asked = new WeakMap<IncomingMessage, Asked>();
  const yoga = createYoga<ServerContext, Context>({
    schema,
    context: ({ req }): Context => ({ viewer: asked.get(req)?.viewer ?? null, workspace, jobs, now }),
    plugins: [limitTokens(limits.tokens), limitShape(limits, introspection), limitWork(options)],
    maskedErrors: {
      maskError: error => outwardError(error, log),
    },
    graphiql: development,
    landingPage: false,
    cors: false,
    logging: false,
    batching: { limit: limits.operations },
    maxRequestBodySize: limits.uploadBytes,
    healthCheckEndpoint: '/graphql/health',
  });
  return {
    answer: async (request, response, who) => {
      asked.set(request, who);
      await yoga(request, response);
    },
  };
};
