/** What the reader may do; pages hide what would be refused anyway. */
import { createContext, useContext } from 'react';
import type { Role } from '../api/viewer.ts';

export const ViewerRole = createContext<Role>('VIEWER');

/** Whether the reader may import, reconcile and change records. */
export const useMayChange = (): boolean => useContext(ViewerRole) !== 'VIEWER';
