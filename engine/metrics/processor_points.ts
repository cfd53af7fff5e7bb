/** Processor points: processors times points. */
import { processorMetric } from './by_processor.ts';

export const processorPoints = processorMetric();
