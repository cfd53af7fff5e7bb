/** GraphQL over HTTP: the schema with its limits, and what leaves of errors. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NoSchemaIntrospectionCustomRule, type ParseOptions, parse, type Source } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Jobs } from '../app/jobs.ts';
import { type Workspace, withinScope } from '../app/workspace.ts';
import type { Context, Viewer } from '../schema/graphql/context.ts';
import { schema } from '../schema/graphql/index.ts';
import { outwardError } from './errors.ts';
import { limitBody } from './limits/body.ts';
import type { Limits } from './limits/limits.ts';
import { sizeRule } from './limits/size.ts';
import { limitWork } from './limits/work.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Operations } from './operations/manifest.ts';
import { persistedOperations } from './operations/persisted.ts';
import type { Span, Tracing } from './tracing/tracing.ts';

/** Who asks, under which number. */
interface Asked {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly span: Span;
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
  readonly tracing: Tracing;
  /** Operations that were written down beforehand, by id. */
  readonly operations: Operations;
  /** Whether nothing else is answered. */
  readonly onlyPersisted: boolean;
}

type ServerContext = { req: IncomingMessage; res: ServerResponse };

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

export interface Graphql {
  readonly answer: (request: IncomingMessage, response: ServerResponse, asked: Asked) => Promise<void>;
}

/** Makes what answers `/graphql`. Whoever calls it has seen to the login. */
export const openGraphql = (options: GraphqlOptions): Graphql => {
  const { workspace, jobs, limits, development, introspection, now, log, operations, onlyPersisted } = options;
  const asked = new WeakMap<IncomingMessage, Asked>();
  const yoga = createYoga<ServerContext, Context>({
    schema,
    context: ({ req, request: { signal } }): Context => {
      const viewer = asked.get(req)?.viewer ?? null;
      return { viewer, workspace: withinScope(workspace, viewer?.scope), jobs, now, signal };
    },
    plugins: [
      limitBody(limits),
      ...persistedOperations(operations, onlyPersisted),
      limitTokens(limits.tokens),
      limitShape(limits, introspection),
      limitWork(options, context => asked.get((context as unknown as ServerContext).req)?.span),
    ],
    maskedErrors: {
      maskError: error => outwardError(error, log),
    },
    graphiql: development,
    landingPage: false,
    cors: false,
    logging: false,
    batching: { limit: limits.operations },
    // Counted in `limitBody`, with a limit for each kind.
    maxRequestBodySize: false,
    extraParamNames: ['documentId'],
    healthCheckEndpoint: '/graphql/health',
  });
  return {
    answer: async (request, response, who) => {
      asked.set(request, who);
      await yoga(request, response);
    },
  };
};
