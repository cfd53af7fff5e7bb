/** How large a figure of a position may be: what every reader of it can hold, a whole number of 32 bits. */
import { INTEGER_MAX } from './estate/numbers.ts';
import type { Position } from './settle.ts';

const NAME = 'FigureFault';

/** Says of which license a figure is too large, and where that can come from: a fault of the estate, not of the calculation. */
const figureFault = (message: string): RangeError => Object.assign(new RangeError(message), { name: NAME });

/** Whether an error says that a figure is too large. */
export const isFigureFault = (error: unknown): error is RangeError =>
  error instanceof RangeError && error.name === NAME;

const WHERE = {
  entitled: 'See quantity and per_unit of its purchases, and its extra_entitlements',
  consumed:
    'See the processors and cores of the computers it covers, its measurements, its parameters, and the units of its allocations',
} as const;

/**
 * Refuses positions whose figures are too large: wrong by a typing error, and more than programs that read them hold. Throws a
 * RangeError that `isFigureFault` knows, with the license, the figure and where to look.
 */
export const checkFigures = (positions: readonly Position[]): void => {
  for (const position of positions)
    for (const figure of ['entitled', 'consumed'] as const)
      if (Math.abs(position[figure]) > INTEGER_MAX)
        throw figureFault(
          `The license ${position.license.row.license} comes to ${figure} ${position[figure]}; figures of at most ${INTEGER_MAX} can be computed. ${WHERE[figure]}.`,
        );
  for (const total of ['shortfall', 'projected'] as const) {
    const sum = positions.reduce((all, position) => all + position[total], 0);
    if (sum > INTEGER_MAX)
      throw figureFault(
        `The ${total} of all licenses comes to ${sum}; figures of at most ${INTEGER_MAX} can be computed. Look for quantities with a digit too many.`,
      );
  }
};
