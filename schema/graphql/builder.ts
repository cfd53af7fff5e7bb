/** The builder that every type is made with: plugins, scalars and what pages, edges and nodes look like. */
import SchemaBuilder from '@pothos/core';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import type { UploadedFile } from '../../app/jobs.ts';
import type { Context } from './context.ts';
import { decodeId, encodeId } from './ids.ts';

export interface SchemaShape {
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Connection: { readonly totalCount: () => number };
  Scalars: {
    ID: { Input: string; Output: string | number };
    /** Whole days since 1970-01-01. */
    Date: { Input: number; Output: number };
    /** Milliseconds since 1970-01-01 UTC. */
    DateTime: { Input: number; Output: number };
    Decimal: { Input: string; Output: string };
    Upload: { Input: UploadedFile; Output: never };
  };
}

export const builder = new SchemaBuilder<SchemaShape>({
  plugins: [ErrorsPlugin, RelayPlugin, DataloaderPlugin],
  defaultFieldNullability: false,
  errors: { defaultTypes: [] },
  relay: {
    encodeGlobalID: (type, id) => encodeId(type, String(id)),
    decodeGlobalID: text => {
      const { type, id } = decodeId(text);
      return { typename: type, id };
    },
    cursorType: 'String',
    edgesFieldOptions: { description: 'The rows of this page.' },
    nodeFieldOptions: { description: 'The row.' },
    cursorFieldOptions: { description: 'Where the row stands in the list; opaque.' },
    pageInfoFieldOptions: { description: 'Where this page stands in the list.' },
    hasNextPageFieldOptions: { description: 'Whether there are rows after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether there are rows before this page.' },
    startCursorFieldOptions: { description: 'Cursor of the first row; null on an empty page.' },
    endCursorFieldOptions: { description: 'Cursor of the last row, to go on with; null on an empty page.' },
    idFieldOptions: { description: 'Global id.' },
    nodeTypeOptions: { description: 'Whatever has a global id.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    nodeQueryOptions: {
      description: 'Anything by its global id; null where it does not exist.',
      args: { id: { description: 'The id.' } },
    },
    nodesQueryOptions: false,
  },
});

builder.globalConnectionField('totalCount', t =>
  t.int({
    description: 'Rows of the whole list that fit the filter.',
    resolve: connection => connection.totalCount(),
  }),
);

builder.queryType({ description: 'What can be asked. Everything needs at least the role VIEWER.' });
builder.mutationType({ description: 'What can be changed. Each change is one transaction and is recorded.' });
builder.subscriptionType({ description: 'What can be followed while it goes on.' });
