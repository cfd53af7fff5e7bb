/** Operation: who is logged in. */
import type { ViewerQuery, ViewerQueryVariables } from './generated.ts';
import { operation } from './operation.ts';

export const VIEWER = operation<ViewerQuery, ViewerQueryVariables>('query Viewer { viewer { name role } }');

export type { Role } from './generated.ts';
