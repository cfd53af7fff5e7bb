/** Names as keys: how two spellings are compared and ordered, the same everywhere and free of any locale. */

/** The form in which names are compared: lower-cased NFC text. Source: rules, first paragraph. */
export const fold = (name: string): string => name.normalize('NFC').toLowerCase();

/** Orders two texts by their code points (UTF-16 order would place some characters wrongly). Negative, 0 or positive. */
export const compareText = (a: string, b: string): number => {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return isSurrogate(left) === isSurrogate(right) ? left - right : isSurrogate(left) ? 1 : -1;
  }
  return a.length - b.length;
};

/** A surrogate half stands for a code point above every other UTF-16 unit, also above U+E000 to U+FFFF. */
const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** Indices of `keys` in the order of their code points; equal keys keep their order. */
export const orderByKey = (keys: readonly string[]): Int32Array => {
  const order = Int32Array.from(keys.keys());
  return order.sort((a, b) => compareText(keys[a], keys[b]) || a - b);
};
