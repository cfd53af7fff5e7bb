/** Client and server: the server's installations count like devices; its clients need access licenses of their own. */
import { computerMetric } from './families.ts';

export const clientServer = computerMetric();
