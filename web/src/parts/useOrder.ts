/** The order of a list as it stands in the address: `sort` names a field, `order=desc` turns it around. */
import { useChange, usePlace } from '../state/location.ts';

export interface ListOrder<Field extends string = string> {
  readonly field: Field;
  readonly isDescending: boolean;
  /** Orders by a field; by the same one the other way around, where nothing else is said. */
  readonly sortBy: (field: string, isDescending?: boolean) => void;
}

/** `fields` are those the API can order by; the first one is the usual. */
export const useOrder = <Field extends string>(fields: readonly Field[]): ListOrder<Field> => {
  const change = useChange();
  const { parameters } = usePlace();
  const asked = parameters.get('sort')?.toUpperCase().replaceAll('-', '_');
  const field = fields.find(name => name === asked) ?? fields[0];
  const isDescending = parameters.get('order') === 'desc';
  return {
    field,
    isDescending,
    sortBy: (next, isDown = next === field && !isDescending) =>
      change({
        sort: next === fields[0] ? null : next.toLowerCase().replaceAll('_', '-'),
        order: isDown ? 'desc' : null,
      }),
  };
};
