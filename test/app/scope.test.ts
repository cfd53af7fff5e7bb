/** What fits a scope: rows by their groups, licenses by the groups they are reserved for. */
import { describe, expect, test } from 'vitest';
import { isReservedFor } from '../../app/scope/ofRun.ts';
import { isWithin, nameOfScope, scopeOf, scopeText } from '../../app/scope.ts';

const row = (business_unit: string, location: string) => ({ business_unit, location });

describe('a scope', () => {
  test('of nothing but blanks is none, and none limits nothing', () => {
    expect(scopeOf([], [])).toBeNull();
    expect(scopeOf([' '], [''])).toBeNull();
    expect(isWithin(null, row('', ''))).toBe(true);
  });

  test('is named alike whatever the order, case and repetition of its groups', () => {
    const [one, other] = [scopeOf(['Sales', ' IT ', 'it'], ['Köln'])!, scopeOf(['IT', 'SALES'], ['KÖLN'])!];
    expect(nameOfScope(one)).toBe(nameOfScope(other));
    expect(nameOfScope(scopeOf(['Köln'], [])!)).not.toBe(nameOfScope(scopeOf([], ['Köln'])!));
    expect(scopeText(one)).toBe('business units Sales, it; locations Köln');
  });

  test.each([
    ['Sales', 'Köln', true],
    ['sales', 'KO\u0308LN', true],
    ['Sales', 'Wien', false],
    ['IT', 'Köln', false],
    ['', 'Köln', false],
    ['Sales', '', false],
  ])('takes rows that fit both lists: %s in %s is %s', (unit, place, fits) => {
    expect(isWithin(scopeOf(['Sales'], ['Köln']), row(unit, place))).toBe(fits);
  });
});

test.each([
  ['nothing', [], [], false],
  ['a unit of the scope', ['sales', 'HR'], [], true],
  ['another unit', ['HR'], [], false],
  ['a unit of the scope elsewhere', ['Sales'], ['Wien'], false],
  ['a unit of the scope there', ['Sales'], ['Köln', 'Wien'], true],
  ['the place, whatever the unit', [], ['köln'], true],
])('a license reserved for %s is or is not for the scope', (_, business_units, locations, isFor) => {
  expect(isReservedFor(scopeOf(['Sales'], ['Köln'])!, { business_units, locations })).toBe(isFor);
  expect(isReservedFor(scopeOf([], ['Leeds'])!, { business_units, locations: [] })).toBe(false);
});
