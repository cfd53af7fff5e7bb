/** Enums made of the words of the engine and of the data contract: upper case outside, as they stand inside. */
import { type OUTCOMES, REASON_TEXTS, type REASONS, type RIGHTS } from '../../app/vocabulary.ts';
import type { Choice as ChoiceWord } from '../../app/worth.ts';
import { builder } from './builder.ts';

/** The name of a word in GraphQL: `at-risk` → `AT_RISK`. */
const enumName = (word: string): string => word.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');

/** Makes an enum of words; each has a description. */
export const enumOf = <const W extends string>(
  name: string,
  description: string,
  words: Readonly<Record<W, string>>,
) => {
  const entries = Object.entries<string>(words).map(([word, meaning]) => [
    enumName(word),
    { value: word as W, description: meaning },
  ]);
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(entries) as Record<string, { value: W; description: string }>,
  });
};

export const Policy = enumOf('Policy', 'How licenses are given to installations.', {
  priority: 'In a fixed order, explainable step by step.',
  optimal: 'So that the exposure is least.',
});

export const PositionStatus = enumOf('PositionStatus', 'How a license stands.', {
  compliant: 'No more is consumed than entitled.',
  'at-risk': 'There is a shortfall.',
  unknown: 'Figures that are needed are missing in the inventory.',
  'not-tracked': 'Nothing computes it: it is measured, and there are no measurements.',
});

const OUTCOME_TEXTS = {
  unlicensed: 'No license covers it.',
  consumes: 'It carries the units that a license consumes.',
  covered: 'A license covers it together with another row that carries the units.',
  exempt: 'A license covers it and nothing is consumed.',
  ignored: 'It takes no part.',
} as const satisfies Record<Exclude<(typeof OUTCOMES)[number], 'merged'>, string>;

export const Outcome = enumOf('Outcome', 'What an installation or an access came to.', OUTCOME_TEXTS);

const RIGHT_TEXTS = {
  exact: 'The licensed version and edition.',
  'downgrade-version': 'An older version.',
  'downgrade-edition': 'A less functional edition.',
  downgrade: 'An older version and a less functional edition.',
  upgrade: 'A newer version.',
} as const satisfies Record<(typeof RIGHTS)[number], string>;

export const Right = enumOf('Right', 'The right by which a license covers something.', RIGHT_TEXTS);

const CHOICE_TEXTS = {
  allocated: 'It is allocated.',
  measured: 'The license is measured and has what it has under PRIORITY.',
  'only-one': 'No other license may cover it.',
  'uses-nothing-up': 'The license is unlimited, another one is not.',
  'frees-scarcer': 'It frees another license, of which one more entitlement is worth more.',
  cheaper: 'Another license costs more.',
  exact: 'It is covered exactly, and another license would need another right.',
  'has-room': 'It has entitlements enough, and another license has none left.',
  'as-good': 'Another license would be as good.',
  'no-better': 'No better distribution was found with another license in its place.',
} as const satisfies Record<ChoiceWord, string>;

export const Choice = enumOf('Choice', 'Why the policy OPTIMAL gave something to a license.', CHOICE_TEXTS);

export const Verdict = enumOf('Verdict', 'What a license says to an installation of its product.', {
  chosen: 'It has it.',
  possible: 'It may cover it, but another one has it.',
  rejected: 'It may not cover it.',
});

type Reason = Exclude<(typeof REASONS)[number], ''>;
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
const REASON_WORDS = Object.fromEntries(
  Object.entries<string>(REASON_TEXTS).map(([code, text]) => [code, sentence(text)]),
) as Record<Reason, string>;

export const Reason = enumOf(
  'Reason',
  'Why something consumes nothing, or why a license may not cover it.',
  REASON_WORDS,
);

export const OrderDirection = enumOf('OrderDirection', 'Which way a list is ordered.', {
  asc: 'From low to high.',
  desc: 'From high to low.',
});

export const Role = enumOf('Role', 'What somebody may do.', {
  viewer: 'Reads.',
  analyst: 'Reads, imports, reconciles and changes records.',
  administrator: 'Does everything, deletes records and manages tokens.',
});
