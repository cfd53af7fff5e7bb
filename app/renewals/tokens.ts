/** Terms of API tokens, for the list of renewals: a program that is refused from one day to the next is a surprise as well. */
import type { ListedToken } from '../tokens.ts';
import type { Ending } from './endings.ts';

/** Tokens whose last day is from `from` to `to`, both days included. Revoked ones end nothing. */
export const tokenEndingsOf = (tokens: readonly ListedToken[], from: number, to: number): readonly Ending[] =>
  tokens.flatMap(({ name, role, revoked, expires }) =>
    revoked !== null || expires === null || expires < from || expires > to
      ? []
      : [
          {
            day: expires,
            kind: 'token',
            key: name,
            name: `API token (${role})`,
            publisher: '',
            licenses: [],
            quantity: null,
          },
        ],
  );
