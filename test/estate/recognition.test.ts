import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../engine/estate/tables.ts';
import { blankRow } from '../../engine/estate/values.ts';
import { installationsOf } from '../../engine/recognition/installations.ts';
import { matches } from '../../engine/recognition/patterns.ts';
import { compileRecognition } from '../../engine/recognition/recognize.ts';

const rule = (name: string, product: string, more: Partial<Row<'recognition'>> = {}): Row<'recognition'> => ({
  ...blankRow('recognition'),
  name,
  product,
  ...more,
});

describe('patterns', () => {
  test.each([
    ['', '', true],
    ['', 'anything', true],
    ['*', '', true],
    ['Windows*', 'windows server 2022', true],
    ['Windows*', 'My Windows', false],
    ['*Server*', 'Windows Server 2022', true],
    ['Acme Draw', 'acme  DRAW ', true],
    ['Acme  Draw', 'Acme Draw', true],
    ['Acme Draw', 'Acme Draw Viewer', false],
    ['a*b*c', 'abc', true],
    ['a*b*c', 'acb', false],
    ['ab*ba', 'aba', false],
    ['a*aa*a', 'aaa', false],
    ['a*aa*a', 'aaaa', true],
    ['7.*', '7', false],
    ['Citrix Husk', 'Citrix\u00a0 Husk', true],
    ['M\u00fcller*', 'mu\u0308ller gmbh', true],
    ['a.c', 'abc', false],
    ['[a]?', '[A]?', true],
  ])('%j fits %j: %s', (pattern, text, fits) => {
    expect(matches(pattern, text)).toBe(fits);
  });

  test('fit as a regular expression would say', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
    fc.assert(
      fc.property(word, text, (pattern, drawn) => {
        const expected = pattern === '' || new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(drawn);
        expect(matches(pattern, drawn)).toBe(expected);
      }),
    );
  });

  test('a pattern full of stars against a long text takes no time', () => {
    const started = performance.now();
    expect(matches(`${'a*'.repeat(200)}b`, 'a'.repeat(60_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('recognition', () => {
  test('the most literal characters win in name, then version, then publisher, then the earlier row', () => {
    const rules = [
      rule('Draw*', 'name 4'),
      rule('Draw Pro*', 'name 8'),
      rule('Draw Pro*', 'version 2', { version: '7.*' }),
      rule('Draw Pro*', 'publisher 4', { version: '7.*', publisher: 'Acme*' }),
      rule('Draw Pro *', 'publisher 4 later', { version: '7.*', publisher: 'Acme*' }),
      rule('D*raw Pro*', 'same as name 8, later'),
    ];
    const recognize = compileRecognition(rules);
    const winner = (publisher: string, name: string, version: string) => recognize(publisher, name, version).rule;
    expect(winner('Other', 'Draw', '1')).toBe(0);
    expect(winner('Other', 'Draw Pro', '1')).toBe(1);
    expect(winner('Other', 'Draw Pro', '7.1')).toBe(2);
    expect(winner('ACME Inc', 'Draw Pro', '7.1')).toBe(3);
    expect(winner('ACME Inc', 'Draw Pro', '8')).toBe(1);
    expect(winner('ACME Inc', 'Paint', '8')).toBe(-1);
  });

  test('all rules that fit with a different answer are reported, those with the same answer are not', () => {
    const rules = [
      rule('Draw*', 'Draw'),
      rule('Dra*', 'draw'),
      rule('Dr*', 'Draw', { product_version: '7' }),
      rule('D*', '', { ignore: true }),
      rule('E*', 'Edit'),
    ];
    expect(compileRecognition(rules)('', 'Draw 7', '')).toEqual({ rule: 0, conflicts: [2, 3] });
  });

  test('the index finds what trying every rule finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 6 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '*'), maxLength: 6 });
    const drawnRules = fc.array(
      fc.record({ publisher: pattern, name: pattern, version: pattern, product: fc.constantFrom('P', 'Q') }),
      { maxLength: 8 },
    );
    const literals = (one: string): number => one.trim().replace(/ +/g, ' ').replaceAll('*', '').length;
    fc.assert(
      fc.property(drawnRules, text, text, text, (drawn, publisher, name, version) => {
        const rules = drawn.map(one => rule(one.name, one.product, one));
        const fitting = rules
          .map((one, index) => ({ one, index }))
          .filter(
            ({ one }) => matches(one.publisher, publisher) && matches(one.name, name) && matches(one.version, version),
          )
          .sort(
            (a, b) =>
              literals(b.one.name) - literals(a.one.name) ||
              literals(b.one.version) - literals(a.one.version) ||
              literals(b.one.publisher) - literals(a.one.publisher) ||
              a.index - b.index,
          );
        const others = fitting.slice(1).filter(({ one }) => one.product !== fitting[0].one.product);
        expect(compileRecognition(rules)(publisher, name, version)).toEqual({
          rule: fitting[0]?.index ?? -1,
          conflicts: others.map(({ index }) => index),
        });
      }),
      { numRuns: 500 },
    );
  });

  test('ten thousand rules against a hundred thousand names take seconds at most', () => {
    const rules = Array.from({ length: 10_000 }, (_, at) => rule(`Product ${at}${at % 3 ? '*' : ''}`, `P${at}`));
    const recognize = compileRecognition(rules);
    const started = performance.now();
    let recognized = 0;
    for (let at = 0; at < 100_000; at++) if (recognize('Acme', `Product ${at}`, '1').rule >= 0) recognized++;
    expect(recognized).toBeGreaterThan(60_000);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

test('evidence becomes each installation once, with its first day installed and last day used; declared ones stay', () => {
  const piece = (computer: string, name: string, installed_on: number | null, last_used: number | null) => ({
    ...blankRow('evidence'),
    computer,
    name,
    installed_on,
    last_used,
  });
  const rules = [rule('Draw*', 'Draw', { product_version: '7' }), rule('Pack*', '', { ignore: true })];
  const evidence = [
    piece('PC-1', 'Draw 7.1', 20, null),
    piece('pc-1', 'Draw 7.2', 10, 30),
    piece('PC-1', 'Pack', 1, 1),
    piece('PC-1', 'Paint', 1, 1),
    piece('PC-2', 'Draw', 5, 5),
  ];
  const declared = [{ ...blankRow('installations'), computer: 'PC-2', product: 'draw', version: '7' }];
  const { installations, unrecognized } = installationsOf(evidence, rules, declared);
  expect(installations).toEqual([
    declared[0],
    { computer: 'PC-1', product: 'Draw', version: '7', edition: '', installed_on: 10, last_used: 30 },
  ]);
  expect(unrecognized).toEqual([3]);
});
