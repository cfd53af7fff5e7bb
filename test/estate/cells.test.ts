import { describe, expect, test } from 'vitest';
import { compileCell } from '../../engine/estate/cells.ts';
import { formatDay } from '../../engine/estate/days.ts';
import { COLUMNS, columnOf } from '../../engine/estate/keys.ts';
import { TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import { blankRow, blankValue, cellText } from '../../engine/estate/values.ts';

/** The value of a cell, or the code and words of its fault. */
const read = (table: TableName, column: string, text: string) => {
  let fault: { code: string; message: string; help: string } | undefined;
  const value = compileCell(table, column)(text, (code, message, help) => {
    fault = { code, message, help };
  });
  expect(value === undefined).toBe(fault !== undefined);
  return fault ?? value;
};

const codeOf = (table: TableName, column: string, text: string): unknown =>
  (read(table, column, text) as { code: string }).code;

describe('text', () => {
  test('is trimmed and in NFC', () => {
    expect(read('computers', 'computer', '  PC-1\t')).toBe('PC-1');
    expect(read('computers', 'location', 'Mu\u0308nchen')).toBe('München');
    expect(read('computers', 'location', '\u00a0Köln\u00a0')).toBe('Köln');
    expect(read('products', 'product', 'a  b')).toBe('a  b');
  });

  test('the words any and none of a downgrade limit are written in lower case, names are kept', () => {
    expect(read('licenses', 'downgrade_version', 'ANY')).toBe('any');
    expect(read('licenses', 'downgrade_edition', ' None ')).toBe('none');
    expect(read('licenses', 'downgrade_version', 'CS5')).toBe('CS5');
  });
});

describe('dates', () => {
  test('are days, with blanks around them or not', () => {
    expect(formatDay(read('purchases', 'starts', ' 31.01.2026 ') as number)).toBe('2026-01-31');
    expect(read('purchases', 'starts', ' ')).toBeNull();
  });

  test('that are in no calendar say so, other text is no date', () => {
    expect(read('purchases', 'starts', '2025-02-30')).toMatchObject({
      code: 'DATE_INVALID',
      message: '"2025-02-30" is in no calendar.',
    });
    expect(read('purchases', 'starts', 'soon')).toMatchObject({
      code: 'DATE_INVALID',
      message: '"soon" is not a date.',
    });
  });
});

describe('numbers', () => {
  test.each([
    ['purchases', 'quantity', '12', 12],
    ['purchases', 'quantity', '012', 12],
    ['purchases', 'quantity', '12.0', 12],
    ['purchases', 'quantity', '2147483647', 2147483647],
    ['licenses', 'priority', '-5', -5],
    ['licenses', 'priority', '-0', 0],
    ['licenses', 'extra_entitlements', '-2147483647', -2147483647],
    ['licenses', 'unit_price', '0012.50', '12.5'],
    ['licenses', 'unit_price', '.5', '0.5'],
    ['licenses', 'unit_price', '0.00', '0'],
    ['licenses', 'unit_price', '123456789012.0000000001', '123456789012.0000000001'],
    ['versions', 'order', '-1.5', -1.5],
    ['measurements', 'value', '41', '41'],
  ] as const)('%s.%s reads %j as %j', (table, column, text, value) => {
    expect(Object.is(read(table, column, text), value)).toBe(true);
  });

  test.each([
    ['purchases', 'quantity', '1.5', 'NUMBER_INVALID', 'not a whole number'],
    ['purchases', 'quantity', 'many', 'NUMBER_INVALID', 'not a number'],
    ['purchases', 'quantity', '+5', 'NUMBER_INVALID', 'not a number'],
    ['purchases', 'quantity', '0x10', 'NUMBER_INVALID', 'not a number'],
    ['purchases', 'quantity', '1 000', 'NUMBER_INVALID', 'not a number'],
    ['purchases', 'quantity', '1e3', 'NUMBER_INVALID', 'exponent'],
    ['purchases', 'quantity', 'NaN', 'NUMBER_INVALID', 'not a number'],
    ['purchases', 'quantity', 'Infinity', 'NUMBER_INVALID', 'not a number'],
    ['licenses', 'unit_price', '12,50', 'NUMBER_INVALID', 'decimal comma'],
    ['licenses', 'unit_price', '1.234,50', 'NUMBER_INVALID', 'decimal comma'],
    ['purchases', 'quantity', '1,000', 'NUMBER_INVALID', 'decimal comma'],
    ['purchases', 'quantity', '1e300', 'NUMBER_OUT_OF_RANGE', 'too large'],
    ['purchases', 'quantity', '1e5000', 'NUMBER_OUT_OF_RANGE', 'too large'],
    ['purchases', 'quantity', '2147483648', 'NUMBER_OUT_OF_RANGE', 'too large'],
    ['purchases', 'quantity', '9'.repeat(400), 'NUMBER_OUT_OF_RANGE', 'too large'],
    ['purchases', 'quantity', '-1', 'NUMBER_OUT_OF_RANGE', 'negative'],
    ['licenses', 'unit_price', '-0.01', 'NUMBER_OUT_OF_RANGE', 'negative'],
    ['licenses', 'unit_price', '1234567890123', 'NUMBER_OUT_OF_RANGE', 'too many digits'],
    ['versions', 'order', '99999999999', 'NUMBER_OUT_OF_RANGE', 'too large'],
  ] as const)('%s.%s refuses %s with %s: %s', (table, column, text, code, words) => {
    const fault = read(table, column, text) as { code: string; message: string; help: string };
    expect(fault.code).toBe(code);
    expect(fault.message).toContain(words);
    expect(fault.message.length).toBeLessThan(200);
    expect(fault.help).not.toBe('');
  });
});

describe('yes and no', () => {
  test.each(['yes', 'YES', 'true', '1', 'Ja'])('%s is yes', text =>
    expect(read('contracts', 'permanent', text)).toBe(true),
  );
  test.each(['no', 'False', '0', 'nein', ''])('%j is no', text =>
    expect(read('contracts', 'permanent', text)).toBe(false),
  );
  test('anything else is unknown', () => expect(codeOf('contracts', 'permanent', 'maybe')).toBe('VALUE_UNKNOWN'));
});

describe('choices and lists', () => {
  test('a choice is read in any case and written in its own spelling', () => {
    expect(read('licenses', 'limit', 'True-Up')).toBe('true-up');
    expect(read('licenses', 'limit', '')).toBe('purchased');
    expect(read('licenses', 'downgrade', '')).toBe('');
    expect(read('licenses', 'limit', 'some')).toMatchObject({
      code: 'VALUE_UNKNOWN',
      help: 'Give one of: purchased, true-up, unlimited.',
    });
  });

  test('inherit stands only on licenses', () => {
    expect(read('licenses', 'downgrade', 'Inherit')).toBe('inherit');
    for (const table of ['contracts', 'license_products'] as const) {
      expect(read(table, 'downgrade', 'inherit')).toMatchObject({
        code: 'VALUE_UNKNOWN',
        message: '"inherit" stands only on licenses.',
      });
      expect(codeOf(table, 'exempt_roles', 'inherit')).toBe('VALUE_UNKNOWN');
    }
    expect(read('licenses', 'exempt_roles', 'inherit')).toEqual(['inherit']);
    expect(codeOf('licenses', 'exempt_roles', 'inherit|test')).toBe('VALUE_UNKNOWN');
  });

  test('a list is separated by bars, blank entries are left out', () => {
    expect(read('licenses', 'locations', 'Köln| Berlin ||')).toEqual(['Köln', 'Berlin']);
    expect(read('licenses', 'exempt_roles', 'Test|BACKUP')).toEqual(['test', 'backup']);
    expect(codeOf('licenses', 'exempt_roles', 'test|cleaning')).toBe('VALUE_UNKNOWN');
  });

  test('parameters are names and values, each name once', () => {
    expect(read('licenses', 'parameters', 'Limit = 8|take=peak')).toEqual({ limit: '8', take: 'peak' });
    expect(read('licenses', 'parameters', 'table=100:0.5,:0.2')).toEqual({ table: '100:0.5,:0.2' });
    expect(codeOf('licenses', 'parameters', 'limit')).toBe('PARAMETER_UNKNOWN');
    expect(codeOf('licenses', 'parameters', '=8')).toBe('PARAMETER_UNKNOWN');
    expect(codeOf('licenses', 'parameters', 'limit=8|LIMIT=9')).toBe('PARAMETER_UNKNOWN');
    expect(Object.keys(read('licenses', 'parameters', '__proto__=1') as object)).toEqual(['__proto__']);
  });
});

describe('every column', () => {
  const columns = TABLE_NAMES.flatMap(table => COLUMNS[table].map(column => ({ table, column })));

  test('reads a blank cell as what blank means there', () => {
    expect(columns.length).toBeGreaterThan(140);
    for (const { table, column } of columns) {
      const blank = blankValue(columnOf(table, column)!);
      expect(read(table, column, '')).toEqual(blank);
      expect(read(table, column, ' \t ')).toEqual(blank);
      expect((blankRow(table) as Record<string, unknown>)[column]).toEqual(blank);
    }
  });

  test('writes a value as text that reads back as the same value', () => {
    const samples: Record<string, string> = {
      text: 'Büro 1',
      date: '2026-01-31',
      integer: '7',
      number: '7.5',
      decimal: '7.25',
      flag: 'yes',
      list: 'a|b',
      parameters: 'a=1|b=2',
    };
    for (const { table, column } of columns) {
      const described = columnOf(table, column)!;
      const text = described.choices ? described.choices[0] : samples[described.kind];
      const value = read(table, column, text);
      expect(read(table, column, cellText(described, value as never))).toEqual(value);
    }
  });
});
