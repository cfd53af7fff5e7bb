/** Puts into a cause who changed the rights and when, and what that did to consumption. */
import type { Database } from 'better-sqlite3';
import { changesOfRights, type RecordedChange } from '../../store/changes.ts';
import { storedKey } from '../../store/stored.ts';
import { type ChangeEffect, effectOf } from '../effects.ts';
import { type Cause, counted } from './causes.ts';

/** Moments between which changes are looked for: milliseconds since 1970-01-01 UTC. */
export type Between = readonly [from: number, to: number];

const FIGURES = ['entitled', 'consumed', 'shortfall', 'projected', 'exempt'] as const;

const SHOWN = 3;

/** "DB consumed 3 → 2, shortfall 1 → 0" */
const movedText = ({ license, before, after }: ChangeEffect['positions'][number]): string => {
  const steps = FIGURES.filter(figure => before?.[figure] !== after?.[figure]).map(
    figure => `${figure} ${before?.[figure] ?? 0} → ${after?.[figure] ?? 0}`,
  );
  return `${license} ${steps.join(', ') || 'other exposure'}`;
};

/** An effect in a few words, without a full stop. */
export const effectText = (effect: ChangeEffect): string => {
  const { positions, unlicensed, notComputed, together } = effect;
  if (notComputed !== null) return `effect not known: ${notComputed.replace(/\.$/, '')}`;
  const moved = positions.slice(0, SHOWN).map(movedText);
  const more = positions.length > SHOWN ? [`${counted(positions.length - SHOWN, 'more position')}`] : [];
  const isMoved = unlicensed !== null && unlicensed.before !== unlicensed.after;
  const uncovered = isMoved ? [`unlicensed ${unlicensed.before} → ${unlicensed.after}`] : [];
  const parts = [...moved, ...more, ...uncovered];
  const others = together > 1 ? ` (with ${counted(together - 1, 'other change')} of rights)` : '';
  return `${parts.length === 0 ? 'no position changed' : parts.join('; ')}${others}`;
};

/** "by anna on 2026-02-01 10:30 UTC" */
const authorText = ({ who, at, importId }: RecordedChange): string => {
  const by = [importId === null ? '' : `import ${importId}`, who].filter(part => part !== '').join(', ');
  return `${by === '' ? '' : `by ${by} `}on ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
};

/** The cause with the recorded changes of its records between the two runs; other causes as they are. */
export const withChanges = (db: Database, cause: Cause, between: Between): Cause => {
  if (!cause.records) return cause;
  const { records, ...rest } = cause;
  const changes = records.flatMap(({ table, row }) => changesOfRights(db, table, storedKey(table, row), between));
  const said = changes.slice(0, SHOWN).map(change => {
    const effect = effectOf(change.effect);
    return `Changed ${authorText(change)}${effect ? `: ${effectText(effect)}` : ''}.`;
  });
  return { ...rest, changes, sentence: [cause.sentence, ...said].join(' ') };
};
