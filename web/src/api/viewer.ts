/** Operation: who is logged in. */
import { operation } from './operation.ts';

export type Role = 'VIEWER' | 'ANALYST' | 'ADMINISTRATOR';

export const VIEWER = operation<{ readonly viewer: { readonly name: string; readonly role: Role } }>(
  'query Viewer { viewer { name role } }',
);
