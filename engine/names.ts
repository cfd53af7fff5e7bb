/** Names as keys: how two spellings are compared and ordered, the same everywhere and free of any locale. */

/** Below this no text differs from its NFC form: the first combining character. Source: Unicode Standard Annex 15, quick check. */
const COMPOSED_BELOW = 0x300;

/** The form in which names are compared: lower-cased NFC text. Source: rules, first paragraph. Most names need no more than a look. */
export const fold = (name: string): string => {
  for (let at = 0; at < name.length; at++)
    if (name.charCodeAt(at) >= COMPOSED_BELOW) return name.normalize('NFC').toLowerCase();
  return name.toLowerCase();
};

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

/** Whether keys stand in the order of their code points already, as they often do where they come out of another system. */
const isInOrder = (keys: readonly string[]): boolean => {
  for (let at = 1; at < keys.length; at++) if (compareText(keys[at - 1], keys[at]) > 0) return false;
  return true;
};

/** Indices of `keys` in the order of their code points; equal keys keep their order. */
export const orderByKey = (keys: readonly string[]): Int32Array => {
  const order = Int32Array.from(keys.keys());
  return isInOrder(keys) ? order : order.sort((a, b) => compareText(keys[a], keys[b]) || a - b);
};
