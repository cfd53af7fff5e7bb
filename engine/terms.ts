/** The publishers' numbers that hold on one day: what the catalog hands to the engine. Plain values, each with a source in the catalog. */

/** One row of a processor table. Every word of `processor` (and of `server`) must occur in the computer's model. */
export interface ProcessorRow {
  readonly processor: string;
  readonly server?: string;
  /** The row holds only for servers that can take at most this many processors; blank on the computer does not fit. */
  readonly max_processors?: number;
  /** Core factor or value units a core, exact decimal text. */
  readonly value: string;
}

/** One tier: units up to and including `upTo` (null: without end) count `factor` each. */
export interface Tier {
  readonly upTo: number | null;
  readonly factor: string;
}

export interface Terms {
  /** Day the terms were taken for, whole days since 1970-01-01. */
  readonly asOf: number;
  /** Hash of the catalog's content, kept with each run. */
  readonly hash: string;
  /** Defaults of parameters, by metric then parameter name, as text in the form `parameters` uses. */
  readonly defaults: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly coreFactors: readonly ProcessorRow[];
  readonly unknownCoreFactor: string;
  readonly pvu: readonly ProcessorRow[];
  readonly unknownPvu: string;
  /** Tier tables by name: mapc, auvu, euvu, xuvu. */
  readonly tiers: Readonly<Record<string, readonly Tier[]>>;
  /** By folded scheme of activation, the oldest version that runs only with maintenance in force. Runs stored earlier have none. */
  readonly maintenanceFrom?: Readonly<Record<string, string>>;
}
