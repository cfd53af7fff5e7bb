/** Microsoft server by processor: processors or groups of them, as older server editions were sold. */
import { processorMetric } from './by_processor.ts';

export const microsoftServerProcessor = processorMetric();
