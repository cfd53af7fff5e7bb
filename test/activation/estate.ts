/** A small estate in which something has to be activated, and what every step is told. */
import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Actor, Step } from '../../app/activation/index.ts';
import { parseDay } from '../../app/index.ts';
import type { Workspace } from '../../app/workspace.ts';
import { sealingKeyOf } from '../../store/activation/seal.ts';
import { bring, csvOf, newWorkspace } from '../app/sampleWorkspace.ts';

export const day = (text: string): number => parseDay(text)!;

export const ADMINISTRATOR: Actor = { name: 'root', role: 'administrator' };
export const KEY = sealingKeyOf(randomBytes(32));
export const REQUEST_KEY = '1234567890';
export const FINAL_KEY = 'ABCD-EFGH-JKLM-NPQR-STUV';
export const SERIAL = 'ABCDEFG2';
export const SITE = 'SITE00000001';
export const OTHER_SITE = 'SITE00000002';
export const CODE = 'RELEASE00CODE1';
export const COMPANY = {
  customer: 'Sample Company',
  address: 'Sample Street 1',
  contact: 'IT',
  telephone: '0',
} as const;

/** A step on a day; today is that day too. */
export const on = (date: string, more: Partial<Step> = {}): Step => ({
  actor: ADMINISTRATOR,
  key: KEY,
  date: day(date),
  today: day(date),
  now: 1_000,
  ...more,
});

/** Ten of a program by key in P1 and four in P2, ten of another by serial in S1; one of each is installed. */
export const activationEstate = async (): Promise<{ readonly workspace: Workspace; readonly file: string }> => {
  const { workspace, file, dispose } = newWorkspace();
  onTestFinished(dispose);
  await bring(workspace, [
    csvOf('computers', 'computer\nPC-1\nSRV-1\n'),
    csvOf('products', 'product\nLedger\nDialer\n'),
    csvOf('installations', 'computer,product,version\nPC-1,Ledger,7\nSRV-1,Dialer,2.4\n'),
    csvOf(
      'licenses',
      'license,publisher,metric,unit_price,currency\nL1,Books,device,100,EUR\nL2,Phones,device,50,EUR\n',
    ),
    csvOf('license_products', 'license,product,version\nL1,Ledger,7\nL2,Dialer,\n'),
    csvOf(
      'purchases',
      `purchase,license,quantity,activation,serial\nP1,L1,10,request-key,\nP2,L1,4,request-key,\nS1,L2,10,serial-site,${SERIAL}\nF1,L1,1,,\n`,
    ),
  ]);
  return { workspace, file };
};

/** The whole database as text, to see that nothing was changed. */
export const stateOf = ({ db }: Workspace): string =>
  JSON.stringify(
    [
      'serials',
      'registrations',
      'activations',
      'activation_events',
      'activation_secrets',
      'activation_reveals',
      'changes',
      'estate_version',
    ].map(table => db.prepare(`select * from ${table}`).all()),
  );

/** Expects a refusal with these words that changes nothing. */
export const refusal = async (workspace: Workspace, work: () => unknown): Promise<string> => {
  const before = stateOf(workspace);
  try {
    await work();
  } catch (error) {
    if (stateOf(workspace) !== before) throw new Error('something was changed although it was refused');
    if (error instanceof Error && error.name === 'AppError') return error.message;
    throw error;
  }
  throw new Error('it was not refused');
};
