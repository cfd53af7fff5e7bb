/** The readable model of the rules: naive objects and loops, the oracle against which the engine is compared. */
import type { Estate } from '../../engine/estate/tables.ts';
import type { Terms } from '../../engine/terms.ts';
import { consume } from './consume.ts';
import { type Decision, decisionsOf, type Subject, subjectOfInstallation, without } from './decisions.ts';
import { entitlementsOf } from './entitled.ts';
import { add, cents, type Fraction, zero } from './fraction.ts';
import type { License } from './licenses.ts';
import { measurementsOf } from './metrics/measured.ts';
import { exposureOf, type Position, positionOf } from './positions.ts';
import { type Given, givePriority } from './priority.ts';
import type { FoundProblem } from './problems.ts';
import { newTally, type Tally } from './tally.ts';
import { isCal, naming, type Rejected, rejections, uncovered } from './uncovered.ts';
import { verdictsOf } from './verdicts.ts';
import { type Access, isSlot, type World, worldOf } from './world.ts';

interface ModelProblem {
  readonly code: string;
  readonly license?: string;
  readonly computer?: string;
}

export interface ModelResult {
  /** By license key. */
  readonly positions: Position[];
  readonly decisions: Decision[];
  readonly rejected: Rejected[];
  readonly unlicensed: Subject[];
  /** Exposure by currency, of the positions that have a price. */
  readonly totals: { exposure: Record<string, number>; shortfall: number; unlicensed: number };
  readonly problems: ModelProblem[];
}

const FREES_FROM_CALS = [
  'processor',
  'processor_points',
  'core',
  'core_points',
  'microsoft_server_core',
  'microsoft_server_processor',
];

const serverProduct = (server: string, product: string) => `${server}\n${product}`;

/** Servers and products of which an installation was given to a license by capacity that makes CALs needless. */
function servedByCapacity(given: Given): Set<string> {
  const served = [...given]
    .filter(([license]) => FREES_FROM_CALS.includes(license.metric))
    .flatMap(([, claims]) => claims);
  return new Set(
    served.filter(isSlot).map(({ installation }) => serverProduct(installation.computer.key, installation.product)),
  );
}

/** Each problem once, with names. */
function namedProblems(world: World, problems: readonly FoundProblem[]): ModelProblem[] {
  const named = problems.map(({ code, license, computer }) => ({
    code,
    ...(license !== undefined && { license }),
    ...(computer !== undefined && { computer: world.names.computer(computer.key) }),
  }));
  return [...new Map(named.map(problem => [JSON.stringify(problem), problem])).values()];
}

/** Sums of money per currency, exact, each rounded once. */
function exposures(
  estate: Estate,
  licenses: readonly License[],
  positions: readonly Position[],
): Record<string, number> {
  const sums = new Map<string, Fraction>();
  for (const [i, license] of licenses.entries()) {
    const exposure = exposureOf(estate, license, positions[i]!.shortfall);
    if (exposure) sums.set(exposure.currency, add(sums.get(exposure.currency) ?? zero, exposure.amount));
  }
  return Object.fromEntries([...sums].map(([currency, sum]) => [currency, cents(sum)]));
}

/**
 * Positions, decisions and reasons of an estate on a day.
 *
 * @param asOf whole days since 1970-01-01
 */
export function model(estate: Estate, terms: Terms, asOf: number, _policy: 'priority' = 'priority'): ModelResult {
  const world = worldOf(estate, terms, asOf);
  const problems: FoundProblem[] = [];
  const { entitled, withoutBase, notActivated, provisional } = entitlementsOf(estate, world.licenses, asOf);
  for (const { key, row, resolved, notInForce } of world.licenses) {
    const codes = [
      ...resolved.problems,
      ...(withoutBase.has(key) ? ['UPGRADE_WITHOUT_BASE'] : []),
      ...(notActivated.has(key) ? ['NOT_ACTIVATED'] : []),
      ...(provisional.has(key) ? ['PROVISIONAL_KEY'] : []),
    ];
    if (!notInForce) problems.push(...codes.map(code => ({ code, license: row.license })));
  }

  let served = new Set<string>();
  const isServed = (access: Access) => served.has(serverProduct(access.server, access.product));
  const verdicts = verdictsOf(world, problem => problems.push(problem), isServed);
  const slots = world.installations.flatMap(installation => installation.slots);
  const given = givePriority(world, verdicts, world.inOrder, entitled, slots);
  served = servedByCapacity(given);
  const accesses = world.accesses.filter(({ product }) => naming(world, product).some(isCal));
  const cals = world.inOrder.filter(isCal);
  for (const [cal, claims] of givePriority(world, verdicts, cals, entitled, accesses)) given.set(cal, claims);

  const tallies = new Map<License, Tally>(
    world.licenses.map(license => [
      license,
      license.notInForce ? newTally() : consume(world, verdicts, license, given.get(license)!),
    ]),
  );
  const positions = world.licenses.map(license => {
    const untracked =
      license.family === 'measured' && !license.notInForce && measurementsOf(world, license).length === 0;
    return positionOf(estate, license, entitled.get(license.key)!, tallies.get(license)!, !untracked);
  });
  const taken = new Set([...given.values()].flat());
  const left = [...slots, ...accesses].filter(claim => !taken.has(claim));
  const decisions = [
    ...world.ignored.map(({ installation, reason }) =>
      without(subjectOfInstallation(world, installation, null), 'ignored', reason),
    ),
    ...[...tallies].flatMap(([license, tally]) => decisionsOf(world, license, tally)),
    ...uncovered(world, left, isServed),
  ];
  const unlicensed = decisions
    .filter(({ outcome }) => outcome === 'unlicensed')
    .map(({ computer, user, product, version, edition }) => ({ computer, user, product, version, edition }));
  const rejected = [...world.installations.map(({ slots }) => slots), ...accesses.map(access => [access])].flatMap(
    claims => rejections(world, verdicts, claims),
  );
  for (const tally of tallies.values()) problems.push(...tally.problems);
  return {
    positions,
    decisions,
    rejected,
    unlicensed,
    totals: {
      exposure: exposures(estate, world.licenses, positions),
      shortfall: positions.reduce((sum, { shortfall }) => sum + shortfall, 0),
      unlicensed: unlicensed.length,
    },
    problems: namedProblems(world, problems),
  };
}
