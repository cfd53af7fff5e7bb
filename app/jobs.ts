/** Work that goes on in the background, as the doors see it: begun at once, followed while it runs, cancelled on request. */
import type { Policy } from '../engine/reconcile.ts';
import type { Advice, AdviceOptions } from './advice.ts';
import type { Rates } from './policies.ts';
import type { Renewal } from './renewals.ts';
import type { WhatIfOutcome } from './whatIf.ts';

/** A file that was sent, kept on disk until it is imported. */
export interface UploadedFile {
  /** Name as the sender gave it. */
  readonly name: string;
  readonly size: number;
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

interface ImportAsked {
  readonly files: readonly UploadedFile[];
  readonly mode: 'merge' | 'replace';
  readonly asSource: string;
  readonly format?: string;
  readonly who: string;
}

/** How far an import is that is running in this server. */
export interface ImportStep {
  readonly file: string;
  readonly bytes: number;
  readonly totalBytes: number | null;
  readonly rows: number;
}

type ReconcileState = 'running' | 'done' | 'failed' | 'cancelled';

/** How far a reconciliation is. */
export interface ReconcileJob {
  readonly id: string;
  readonly state: ReconcileState;
  /** `reading`, `computing` or `saving`. */
  readonly step: string;
  /** The run, once it is done. */
  readonly runId: number | null;
  readonly message: string;
}

export interface ReconcileAsked {
  /** Whole days since 1970-01-01. */
  readonly asOf: number;
  readonly policy: Policy;
  readonly rates?: Rates;
}

export interface WhatIfAsked extends ReconcileAsked {
  /** YAML, see `WhatIfChanges`. */
  readonly changes: string;
}

export interface RenewalsAsked extends ReconcileAsked {
  /** Days from then on. */
  readonly within: number;
  /** Whether terms of API tokens are told: to administrators only. */
  readonly tokens: boolean;
}

export type AdviceAsked = Required<Pick<AdviceOptions, 'run' | 'unusedDays'>>;

export interface Jobs {
  /** Begins an import and returns its number. Throws `Refusal` when it cannot begin. */
  readonly importFiles: (asked: ImportAsked) => Promise<number>;
  /** How far a running import is; undefined when it does not run here. */
  readonly importStep: (id: number) => ImportStep | undefined;
  /** Says the number again whenever there is something new, until the import has ended. */
  readonly followImport: (id: number) => AsyncIterable<number>;
  readonly reconcile: (asked: ReconcileAsked) => ReconcileJob;
  readonly reconcileJob: (id: string) => ReconcileJob | undefined;
  /** The job's states until it has ended. */
  readonly followReconcile: (id: string) => AsyncIterable<ReconcileJob>;
  /** Computes beside the server. Throws `Refusal` when it cannot, or when `signal` says that whoever asks has gone. */
  readonly whatIf: (asked: WhatIfAsked, signal?: AbortSignal) => Promise<WhatIfOutcome>;
  /** See `whatIf`. */
  readonly advice: (asked: AdviceAsked, signal?: AbortSignal) => Promise<Advice>;
  /**
   * Computes what changes of rights did, named by the first of those made together, and keeps it with them. Ends when it is kept
   * where that is quick; else it goes on beside the server. Null is no change of rights.
   */
  readonly recordEffect: (change: number | null) => Promise<void>;
  /** See `whatIf`. */
  readonly renewals: (asked: RenewalsAsked, signal?: AbortSignal) => Promise<readonly Renewal[]>;
  /** Ends a running import or reconciliation; false where none of this kind and number runs. */
  readonly cancelImport: (id: number) => boolean;
  readonly cancelReconcile: (id: string) => boolean;
}
