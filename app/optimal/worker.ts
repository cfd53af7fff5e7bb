/** The thread in which programs are solved: it can be ended from outside, because a search does not always heed its time limit. */
import { parentPort } from 'node:worker_threads';
import load from 'highs';
import type { Program, Solution, SolveOptions } from '../../engine/allocate/optimal/program.ts';

export interface Question {
  readonly program: Program;
  readonly options: SolveOptions;
}

const OPTIMAL = 7;
const NO_SOLUTION = 0;

/** The package's types say that its default export lies one level deeper than it does. */
const highs = await (load as unknown as typeof load.default)();

/** Solves one program; null where it has no solution within the limits. */
const answer = ({ program, options }: Question): Solution | null =>
  highs.withModel(
    {
      numCols: program.cost.length,
      numRows: program.rowLower.length,
      colCost: program.cost,
      colLower: program.lower,
      colUpper: program.upper,
      rowLower: program.rowLower,
      rowUpper: program.rowUpper,
      matrix: {
        format: 'csr',
        numRows: program.rowLower.length,
        numCols: program.cost.length,
        starts: program.starts,
        indices: program.indices,
        values: program.values,
      },
      ...(options.integral ? { integrality: Int32Array.from(program.integer) } : {}),
    },
    model => {
      model.options.set({
        output_flag: false,
        time_limit: options.secondsMax,
        mip_rel_gap: 0,
        mip_abs_gap: 0.5,
        random_seed: 0,
      });
      model.run();
      if (model.info.get('primal_solution_status') === NO_SOLUTION) return null;
      const { colValue, rowDual } = model.getSolution();
      const optimal = model.getModelStatus() === OPTIMAL;
      if (!options.integral && !optimal) return null;
      return {
        values: colValue,
        duals: options.integral ? new Float64Array(0) : rowDual,
        bound: Number(model.info.get(options.integral ? 'mip_dual_bound' : 'objective_function_value')),
        optimal,
      };
    },
  );

parentPort?.on('message', (question: Question) => parentPort?.postMessage(answer(question)));
