/** Asks for operations by id, and refuses all others where only those written down beforehand are answered. */
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { hashOf, ID_LENGTH_MAX, type Operations, plainId } from './manifest.ts';

const refusal = (code: string, message: string, help: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, help, http: { status: 400 } } });

const idInvalid = (): GraphQLError =>
  refusal(
    'PERSISTED_QUERY_ID_INVALID',
    'This is no id of an operation.',
    `Give its SHA-256 in hexadecimal, or its name in the manifest, at most ${ID_LENGTH_MAX} characters.`,
  );

const queryMissing = (): GraphQLError =>
  refusal('QUERY_MISSING', 'The request holds no operation.', 'Send "query", or the id of one as "documentId".');

/** The id of an operation in a request: `documentId`, or `extensions.persistedQuery.sha256Hash`; null where there is none. */
const idIn = (params: GraphQLParams, request: Request): string | null => {
  const { documentId, extensions } = params as GraphQLParams & { readonly documentId?: unknown };
  const persisted = extensions?.persistedQuery as { readonly sha256Hash?: unknown } | null | undefined;
  const inAddress = request.method === 'GET' ? URL.parse(request.url)?.searchParams.get('documentId') : undefined;
  const id = documentId ?? persisted?.sha256Hash ?? inAddress ?? null;
  if (id === null) return null;
  if (typeof id !== 'string' || id === '' || id.length > ID_LENGTH_MAX) throw idInvalid();
  return plainId(id);
};

/** What is told of a text that came along: whether its id is its own, and whether it may be asked at all. */
const checkText = (text: string, id: string | null, operations: Operations, lengthMax: number, only: boolean): void => {
  const known = id === null ? undefined : operations.get(id);
  if (id !== null && known !== text && id !== hashOf(text))
    throw refusal(
      'PERSISTED_QUERY_MISMATCH',
      'The id is not that of the text that came with it.',
      'Send one of the two, or the SHA-256 of the text.',
    );
  if (only && known !== text && (text.length > lengthMax || !operations.has(hashOf(text))))
    throw refusal(
      'PERSISTED_QUERY_ONLY',
      'This server answers only operations that were written down for it beforehand.',
      'Ask whoever runs it to add the operation to the manifest of serve --operations.',
    );
};

/** Plugins that look operations up. `only`: a text that was not written down is refused. */
export const persistedOperations = (operations: Operations, only: boolean): readonly Plugin[] => {
  const lengthMax = Math.max(0, ...[...operations.values()].map(text => text.length));
  return [
    {
      onParams: ({ params, request }) => {
        if (typeof params !== 'object' || params === null) throw queryMissing();
        const id = idIn(params, request);
        if (typeof params.query === 'string' && params.query !== '')
          checkText(params.query, id, operations, lengthMax, only);
      },
    },
    usePersistedOperations({
      allowArbitraryOperations: true,
      extractPersistedOperationId: idIn,
      getPersistedOperation: id => operations.get(id) ?? null,
      customErrors: {
        notFound: () =>
          refusal(
            'PERSISTED_QUERY_NOT_FOUND',
            'No operation with this id was written down.',
            only
              ? 'Ask whoever runs the server to add it to the manifest of serve --operations.'
              : 'Send its text along.',
          ),
        keyNotFound: queryMissing,
      },
    }),
  ];
};
