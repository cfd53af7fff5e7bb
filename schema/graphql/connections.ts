/** Connections: pages of a list as clients of Relay know them, with the arguments `first` and `after`. */
import type { ObjectRef } from '@pothos/core';
import type { Connection } from '../../app/pages/page.ts';
import { builder, type SchemaShape } from './builder.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaShape>;

/** The connection type of a list, named after its rows. */
export const connectionOf = <T>(name: string, type: ObjectRef<Types, T>, rows: string) => {
  const edge = builder.edgeObject({ name: `${name}Edge`, description: `One of ${rows}, with its cursor.`, type });
  return builder.connectionObject(
    { name: `${name}Connection`, description: `A page of ${rows}.`, type },
    edge,
  ) as unknown as ObjectRef<Types, Connection<T>>;
};

/** The arguments of a list. */
export const pageArgs = (t: PothosSchemaTypes.InputFieldBuilder<Types, 'Arg'>) => ({
  first: t.int({ description: 'Rows of a page: 50 when left out, at most 500.' }),
  after: t.string({ description: 'Cursor of the row that the page begins after; from the beginning when left out.' }),
});

/** Puts other nodes into a page. */
export const mapNodes = <A, B>(page: Connection<A>, to: (node: A) => B): Connection<B> => ({
  ...page,
  edges: page.edges.map(edge => ({
    get cursor() {
      return edge.cursor;
    },
    node: to(edge.node),
  })),
});
