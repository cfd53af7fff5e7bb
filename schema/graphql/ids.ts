/** Global ids: the name of a type and the key of one of it, as opaque text. */
import { Refusal } from '../../app/refusal.ts';

const LENGTH_MAX = 2_048;

/** The global id of one thing. */
export const encodeId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64url');

/** Reads a global id. Throws `Refusal` ID_INVALID. */
export const decodeId = (text: string): { readonly type: string; readonly id: string } => {
  const plain = text.length <= LENGTH_MAX ? Buffer.from(text, 'base64url').toString() : '';
  const [, type, id] = /^([A-Za-z]+):(.*)$/s.exec(plain) ?? [];
  if (type === undefined || id === undefined || encodeId(type, id) !== text)
    throw new Refusal('ID_INVALID', 'This is not an id.', 'Give the id of something that was answered before.');
  return { type, id };
};

/** Reads the global id of something of this type. Throws `Refusal` ID_INVALID. */
export const idOf = (expected: string, text: string): string => {
  const { type, id } = decodeId(text);
  if (type !== expected)
    throw new Refusal('ID_INVALID', `This is the id of a ${type}.`, `Give the id of a ${expected}.`);
  return id;
};

/** Reads a global id whose key is a number. Throws `Refusal` ID_INVALID. */
export const numberOf = (expected: string, text: string): number => {
  const id = idOf(expected, text);
  if (!/^\d{1,15}$/.test(id)) throw new Refusal('ID_INVALID', 'This is not an id.', `Give the id of a ${expected}.`);
  return Number(id);
};
