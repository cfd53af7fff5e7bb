/** Sentences: what an analyst reads and an auditor hears, with the names and numbers of the very figures the run computed. */
import { computerOf, givenSlots, type Ledger, productOf } from '../allocate/ledger.ts';
import { NO_RIGHT_CODE, OUTCOME, REASONS, type Reason, RIGHT } from '../codes.ts';
import { money } from '../fraction.ts';
import type { Finding, License, LicensedRow } from '../license/license.ts';
import { processorsOf } from '../metrics/hardware.ts';
import type { Run } from '../reconcile.ts';
import type { Position } from '../settle.ts';
import { capacityArithmetic } from '../units/capacity.ts';
import { withoutExempt } from '../units/exempt.ts';
import { placeOf } from '../units/place.ts';
import { poolArithmetic } from '../units/pooled.ts';
import type { SlotsAt } from '../units/sites.ts';
import { activationSentences } from './activation.ts';
import type { Candidate } from './candidates.ts';
import { decisionOf, otherDecisionOf } from './decisions.ts';
import { FINDING_TEXTS, REASON_TEXTS } from './reasons.ts';
import { marginalOf, marginalSentence } from './worth.ts';

const nameOf = (license: License): string => license.row.license;

const versionAndEdition = (version: string, edition: string): string =>
  [version, edition].filter(part => part !== '').join(' ') || 'any version';

/** What the license is for, of the product: "2016 Standard". */
const licensedFor = (license: License, product: number): string =>
  [...new Set((license.productAt.get(product)?.rows ?? []).map(row => row.label))].join(' or ');

/** "by downgrade of the version: 2013 is installed, 2016 is licensed". */
const rightSentence = (license: License, product: number, right: number, installed: string): string => {
  if (right === RIGHT.exact) return 'exactly as licensed';
  const how = {
    [RIGHT['downgrade-version']]: 'by downgrade of the version',
    [RIGHT['downgrade-edition']]: 'by downgrade of the edition',
    [RIGHT.downgrade]: 'by downgrade of version and edition',
    [RIGHT.upgrade]: 'by upgrade',
  }[right];
  return `${how} (${installed} is there, ${licensedFor(license, product)} is licensed)`;
};

const sites = new WeakMap<Run, Map<number, ReadonlyMap<number, SlotsAt>>>();

/** The capacity site of a slot: every slot that was counted together with it. */
const siteOfSlot = (run: Run, license: License, slot: number): SlotsAt => {
  if (!sites.has(run)) sites.set(run, new Map());
  const known = sites.get(run)!;
  if (!known.has(license.index)) known.set(license.index, collectSites(run.ledger, license));
  return known.get(license.index)!.get(placeOf(run.image, license).of[computerOf(run.ledger, slot)])!;
};

const collectSites = (ledger: Ledger, license: License): ReadonlyMap<number, SlotsAt> => {
  const place = placeOf(ledger.image, license);
  const found = new Map<number, SlotsAt>();
  for (const slot of withoutExempt(ledger, license, givenSlots(ledger, license), null)) {
    const consumer = place.of[computerOf(ledger, slot)];
    if (!found.has(consumer)) found.set(consumer, { consumer, slots: [] });
    found.get(consumer)!.slots.push(slot);
  }
  return found;
};

/** Whether a sentence may name the computer with this index. */
type Naming = (computer: number) => boolean;

/** "host ESX-04: 2 × max(6, 8) = 16"; '' where the metric counts one by one, or the host may not be named. */
const arithmeticOf = (run: Run, license: License, slot: number, mayName: Naming): string => {
  if (license.metric.family !== 'capacity') return '';
  if (license.metric.pooled) return `; all together ${poolArithmetic(run.ledger, license)}`;
  const site = siteOfSlot(run, license, slot);
  const counted = capacityArithmetic(run.ledger, license, site);
  if (counted.units !== run.settled.units[slot] && run.settled.outcome[slot] === OUTCOME.consumes)
    throw new Error(
      `the arithmetic of ${nameOf(license)} says ${counted.units}, the decision ${run.settled.units[slot]}: this is a defect of the engine`,
    );
  const place = placeOf(run.image, license);
  if (!mayName(place.at[site.consumer])) return '';
  const where = run.image.computers.name[place.at[site.consumer]];
  return `; ${place.kind === 'computer' ? 'computer' : 'host'} ${where}: ${counted.arithmetic}`;
};

const reasonText = (code: number): string => (code === 0 ? '' : REASON_TEXTS[REASONS[code] as Reason]);

const slotSentence = (run: Run, slot: number, mayName: Naming): string => {
  const { ledger, settled } = run;
  const decision = decisionOf(run, slot);
  const reason = reasonText(settled.reason[slot]);
  const license = ledger.licenses[ledger.taken[slot]];
  const installed = versionAndEdition(decision.version!, decision.edition!);
  switch (settled.outcome[slot]) {
    case OUTCOME.unlicensed:
      return `Unlicensed: ${reason}.`;
    case OUTCOME.ignored:
      return `Takes no part: ${reason}.`;
    case OUTCOME.exempt:
      return `Exempt under ${nameOf(license)}: ${reason}.`;
    case OUTCOME.covered:
      return `Covered by ${nameOf(license)}, ${rightSentence(license, productOf(ledger, slot), ledger.right[slot], installed)}: ${reason}.`;
    default: {
      const units = settled.units[slot];
      const bound = ledger.boundTo.get(slot) === license.index ? ', as allocated' : '';
      return `Consumes ${units} of ${nameOf(license)}${bound}, ${rightSentence(license, productOf(ledger, slot), ledger.right[slot], installed)}${arithmeticOf(run, license, slot, mayName)}.`;
    }
  }
};

const otherSentence = (run: Run, at: number): string => {
  const row = run.settled.other[at];
  const decision = otherDecisionOf(run, at);
  if (row.license < 0)
    return `${row.outcome === OUTCOME.unlicensed ? 'Unlicensed access' : 'Needs no access license'}: ${reasonText(row.reason)}.`;
  const license = run.ledger.licenses[row.license];
  if (row.access < 0) return `Consumes ${row.units} of ${decision.license}: ${row.detail}.`;
  const right =
    row.right === NO_RIGHT_CODE
      ? ''
      : `, ${rightSentence(license, row.product, row.right, versionAndEdition(row.version, ''))}`;
  return row.outcome === OUTCOME.consumes
    ? `Access consumes ${row.units} of ${decision.license}${right}.`
    : `Access covered by ${decision.license}${right}: ${reasonText(row.reason)}.`;
};

/** The decision with this id in one sentence. Hosts that may not be named are left out together with their arithmetic. */
export const decisionSentence = (run: Run, id: number, mayName: Naming = () => true): string =>
  id >= 0 ? slotSentence(run, id, mayName) : otherSentence(run, -1 - id);

/** The number a reason is about: "9 cores, at most 8". */
const numbersOf = (run: Run, license: License, slot: number, reason: Reason | null): string => {
  const { computers } = run.image;
  const computer = computerOf(run.ledger, slot);
  const decision = decisionOf(run, slot);
  const rows = license.productAt.get(productOf(run.ledger, slot))?.rows ?? [];
  const licensed = licensedFor(license, productOf(run.ledger, slot));
  const versions = `${versionAndEdition(decision.version!, decision.edition!)} is installed, ${licensed} is licensed`;
  switch (reason) {
    case 'CORE_LIMIT':
      return computers.cores[computer] === 0
        ? 'its cores are not known'
        : `${computers.cores[computer]} cores, at most ${license.parameters.limit}`;
    case 'PROCESSOR_LIMIT':
      return computers.processors[computer] === 0 && computers.cores[computer] === 0
        ? 'its processors are not known'
        : `${processorsOf(run.image, computer)} processors, at most ${license.parameters.limit}`;
    case 'VERSION_BELOW_FLOOR':
      return `${versions}, down to ${rows[0].downgrade.spelt.version}`;
    case 'EDITION_BELOW_FLOOR':
      return `${versions}, down to ${rows[0].downgrade.spelt.edition}`;
    case 'OS_NOT_ALLOWED':
      return `${computers.os[computer] || 'its operating system is not known'}; allowed: ${license.row.operating_systems.join(', ')}`;
    case 'NOT_HOSTED_HERE':
      return `${computers.hostedIn[computer]}; allowed: ${license.row.hosted_in.join(', ')}`;
    case 'BOUND_ELSEWHERE':
      return `to ${nameOf(run.ledger.licenses[run.ledger.boundTo.get(slot)!])}`;
    case 'MAINTENANCE_REQUIRED':
      return `${decision.version} is installed, from ${gateText(rows)} on it must be in force`;
    case 'NO_DOWNGRADE_RIGHT':
    case 'VERSION_DOWNGRADE_NOT_ALLOWED':
    case 'EDITION_DOWNGRADE_NOT_ALLOWED':
    case 'NO_UPGRADE_RIGHT':
    case 'RELEASED_AFTER_MAINTENANCE':
    case 'EDITION_ABOVE':
    case 'EDITION_ORDER_UNKNOWN':
    case 'VERSION_ORDER_UNKNOWN':
      return versions;
    default:
      return '';
  }
};

/** The gates of a product's rows: "2.5". */
const gateText = (rows: readonly LicensedRow[]): string =>
  [...new Set(rows.map(row => row.maintenanceFrom).filter(Boolean))].join(' or ');

const withNumbers = (text: string, numbers: string): string => (numbers === '' ? text : `${text}: ${numbers}`);

/** What a candidate license says to the decision with this id. */
export const candidateSentence = (run: Run, id: number, { license, verdict, reason }: Candidate): string => {
  if (verdict === 'chosen') return `${nameOf(license)} has it.`;
  if (verdict === 'possible') return `${nameOf(license)} may cover it too, but another license has it.`;
  const text = REASON_TEXTS[reason!];
  return `${nameOf(license)} may not: ${id >= 0 ? withNumbers(text, numbersOf(run, license, id, reason)) : text}.`;
};

/** A position in sentences: what is owned, what is consumed and by how many, what that leaves. */
export const positionSentences = (run: Run, index: number): readonly string[] => {
  const position = run.settled.positions[index];
  const { license } = position;
  const notInForce = license.notInForce === 0 ? [] : [`Not in force: ${reasonText(license.notInForce)}.`];
  const price =
    license.price.amount === null
      ? ''
      : `, ${money(license.price.amount)} ${license.price.currency} each`.replace('  ', ' ');
  const marginal = marginalOf(run, index);
  return [
    ...notInForce,
    `Entitled to ${position.entitled}${price}.`,
    ...activationSentences(run, license),
    `Consumes ${position.consumed} through ${position.raw} installations${position.exempt > 0 ? `, ${position.exempt} of them exempt` : ''}.`,
    balance(position),
    ...(marginal ? [marginalSentence(marginal)] : []),
    ...Object.entries(license.inherits).map(
      ([section, contract]) => `The right ${section} is inherited from the contract ${contract}.`,
    ),
    ...run.findings.filter(finding => finding.license === index).map(finding => findingSentence(run, finding)),
  ];
};

const balance = (position: Position): string => {
  const { available, shortfall, projected, exposure, license } = position;
  if (position.status === 'not-tracked') return 'Nothing measures it, so the position is not tracked.';
  if (shortfall > 0)
    return `Short by ${shortfall}${exposure === null ? '' : `: ${money(exposure)} ${license.price.currency}`.trimEnd()}.`;
  if (projected > 0) return `${projected} to be ordered at the next true-up.`;
  return available >= 0 ? `${available} available.` : `${-available} more than bought, which this license allows.`;
};

/** A finding in one sentence with what it is about. */
export const findingSentence = (run: Run, { code, computer, detail }: Finding): string => {
  const about = [computer >= 0 ? run.image.computers.name[computer] : '', detail]
    .filter(part => part !== '')
    .join(', ');
  return about === '' ? `${FINDING_TEXTS[code]}.` : `${about}: ${FINDING_TEXTS[code]}.`;
};
