/** The rights panel's own rules: order of what can be chosen, the contract that is inherited from, what is refused before it is sent. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Contract, Rights } from '../../web/src/api/types.ts';
import { applicableTo } from '../../web/src/rights/applicable.ts';
import { asChange, cleaned, isInherited, mistakesIn, sameRights } from '../../web/src/rights/draft.ts';
import { chosenContract } from '../../web/src/rights/inheritance.ts';
import { editionsMostFirst, floorsOf, versionsNewestFirst } from '../../web/src/rights/order.ts';

const NONE: Rights = {
  downgrade: null,
  downgradeVersion: null,
  downgradeEdition: null,
  upgrade: null,
  upgradeUntil: null,
  multipleUse: null,
  multipleUseLimit: null,
  secondUse: null,
  exemptRoles: [],
};

const version = (name: string, order: number | null = null, released: string | null = null) => ({
  version: name,
  order,
  released,
});

describe('what a downgrade can reach down to', () => {
  test('versions come newest first: by order, else by release, else naturally', () => {
    expect(versionsNewestFirst([version('b', 1), version('a', 2)])).toEqual(['a', 'b']);
    expect(versionsNewestFirst([version('a', null, '2020-01-01'), version('b', null, '2019-01-01')])).toEqual([
      'a',
      'b',
    ]);
    expect(versionsNewestFirst([version('9'), version('10.1'), version('10'), version('11a')])).toEqual([
      '11a',
      '10.1',
      '10',
      '9',
    ]);
    expect(versionsNewestFirst([version('9', 2), version('10', 1), version('11')])).toEqual(['11', '10', '9']);
  });

  test('editions come from most to least functional, by order or by rows', () => {
    expect(
      editionsMostFirst([
        { edition: 'Standard', order: null },
        { edition: 'Pro', order: null },
      ]),
    ).toEqual(['Pro', 'Standard']);
    expect(
      editionsMostFirst([
        { edition: 'Pro', order: 2 },
        { edition: 'Standard', order: 1 },
      ]),
    ).toEqual(['Pro', 'Standard']);
  });

  test('nothing above what is licensed is offered', () => {
    const product = {
      key: 'P',
      publisher: null,
      versions: [version('1'), version('2'), version('3')],
      editions: [
        { edition: 'S', order: 1 },
        { edition: 'L', order: 2 },
      ],
    };
    const [floors] = floorsOf([
      { product, version: '2', edition: 's', role: 'PRIMARY', recordVersion: '1', rights: NONE },
    ]);
    expect(floors).toEqual({ product: 'P', versions: ['2', '1'], editions: ['S'] });
  });
});

const contract = (key: string, patch: Partial<Contract>): Contract => ({
  key,
  name: null,
  publisher: null,
  permanent: false,
  starts: null,
  expires: null,
  rights: { ...NONE, downgrade: 'ALLOWED' },
  ...patch,
});

describe('the contract a right is inherited from', () => {
  test('is the permanent one, else the one that expires last', () => {
    const soon = contract('SOON', { expires: '2026-01-01' });
    const late = contract('LATE', { expires: '2028-01-01' });
    const forever = contract('EVER', { permanent: true });
    expect(chosenContract('DOWNGRADE', [soon, late, forever], undefined)).toEqual({
      contract: forever,
      why: 'permanent',
    });
    expect(chosenContract('DOWNGRADE', [soon, late], undefined)).toEqual({ contract: late, why: 'last' });
    expect(chosenContract('DOWNGRADE', [soon], undefined)).toEqual({ contract: soon, why: 'only' });
  });

  test('is the one the run took among equals, and none where none grants the right', () => {
    const one = contract('ONE', { expires: '2026-01-01' });
    const other = contract('OTHER', { expires: '2026-01-01' });
    expect(chosenContract('DOWNGRADE', [one, other], 'OTHER')).toEqual({ contract: other, why: 'first' });
    expect(chosenContract('DOWNGRADE', [one, other], undefined)).toEqual({ contract: one, why: 'first' });
    expect(chosenContract('UPGRADE', [one, other], undefined)).toBeUndefined();
    expect(
      chosenContract('DOWNGRADE', [contract('NO', { rights: { ...NONE, downgrade: 'NONE' } })], undefined),
    ).toBeUndefined();
  });
});

describe('rights while they are edited', () => {
  test('a downgrade that allows nothing is refused, one that allows something is not', () => {
    const nothing: Rights = { ...NONE, downgrade: 'ALLOWED', downgradeVersion: 'none', downgradeEdition: 'none' };
    expect(mistakesIn(nothing)).toEqual(['nothing']);
    expect(mistakesIn({ ...nothing, downgradeEdition: 'any' })).toEqual([]);
    expect(mistakesIn({ ...nothing, downgrade: 'NONE' })).toEqual([]);
    expect(mistakesIn({ ...NONE, multipleUse: 'COMPUTER', multipleUseLimit: 0 })).toEqual(['limit']);
  });

  test('columns that mean nothing beside the others are blank', () => {
    const given: Rights = {
      ...NONE,
      downgrade: 'NONE',
      downgradeVersion: '2010',
      upgrade: 'ANY',
      upgradeUntil: '2026-01-01',
      exemptRoles: ['INHERIT', 'TEST'],
    };
    expect(cleaned(given)).toMatchObject({ downgradeVersion: null, upgradeUntil: null, exemptRoles: ['INHERIT'] });
    expect(isInherited(given, 'EXEMPT_ROLES')).toBe(true);
    expect(sameRights(given, cleaned(given))).toBe(true);
    expect(sameRights(NONE, { ...NONE, secondUse: 'PORTABLE' })).toBe(false);
  });

  test('a change is YAML in which a name stays a name', () => {
    const key = 'A: "b"\n- c # {}';
    const text = asChange(
      { table: 'licenses', key: { license: key } },
      {
        ...NONE,
        downgrade: 'ALLOWED',
        downgradeVersion: '2010',
        exemptRoles: ['WARM_STANDBY', 'TEST'],
      },
    );
    expect(parse(text)).toMatchObject({
      licenses: [
        {
          license: key,
          downgrade: 'allowed',
          downgrade_version: '2010',
          exempt_roles: 'warm-standby|test',
          upgrade: '',
          multiple_use_limit: '',
        },
      ],
    });
  });

  test('metrics say which rights there are', () => {
    expect(applicableTo('sap_package').refused).toBe('none');
    expect(applicableTo('microsoft_user_cal').refused).toBe('products');
    expect(applicableTo('saas_user')).toMatchObject({ refused: null, multipleUse: 'USER' });
    expect(applicableTo('device')).toMatchObject({ refused: null, multipleUse: 'COMPUTER' });
  });
});
