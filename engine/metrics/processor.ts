/** Processor: one for each processor, or each group of them, with a minimum. */
import { processorMetric } from './by_processor.ts';

export const processor = processorMetric();
