/** Names as keys: spellings that Unicode takes for the same are the same, and order is that of code points. */
import { expect, test } from 'vitest';
import { compareText, fold, orderByKey } from '../../engine/names.ts';

test('names are folded to lower-cased composed text, whatever they are made of', () => {
  expect(fold('PC-001')).toBe('pc-001');
  expect(fold('M\u0075\u0308ller')).toBe('m\u00fcller');
  expect(fold('M\u00dcLLER')).toBe('m\u00fcller');
  expect(fold('\u212b')).toBe('\u00e5');
  expect(fold('\uac00\u11a8')).toBe('\uac01');
});

test('no two characters before the first combining one compose, so that they need no normalizing', () => {
  for (let first = 0; first < 0x300; first++)
    for (let second = 0; second < 0x300; second++) {
      const text = String.fromCharCode(first, second);
      if (text.normalize('NFC') !== text) throw new Error(`${first} and ${second} compose`);
    }
  for (let unit = 0; unit < 0x10000; unit++) {
    const text = `A${String.fromCharCode(unit)}`;
    expect(fold(text) === text.normalize('NFC').toLowerCase()).toBe(true);
  }
});

test.each([[['a', 'b', 'b', 'c']], [['c', 'b', 'a', 'b']], [['\uffee', '\ud83d\ude00', 'z']], [[]]])(
  '%j is ordered by code points, equal keys as they stand',
  keys => {
    const expected = keys.map((_, at) => at).sort((a, b) => compareText(keys[a], keys[b]) || a - b);
    expect([...orderByKey(keys)]).toEqual(expected);
  },
);
