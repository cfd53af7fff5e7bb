/** References to the types that refer to each other; each is implemented in the file of its name. */

import type { OpenRun } from '../../app/runs.ts';
import type { StoredRun } from '../../app/storedRun.ts';
import type { Row } from '../../engine/estate/tables.ts';
import type { PositionRecord } from '../../engine/explain/view.ts';
import { builder } from './builder.ts';
import type { ComputerShape, ContractShape, LicenseShape, ProductShape, UserShape } from './shapes.ts';

/** A position of an open run, by the place of its license. */
export interface PositionShape {
  readonly open: OpenRun;
  readonly at: number;
  readonly record: PositionRecord;
}

/** A decision of an open run, by its number. */
export interface DecisionShape {
  readonly open: OpenRun;
  readonly id: number;
}

export interface RowShape<T extends 'license_products' | 'purchases' | 'allocations'> {
  readonly row: Row<T>;
}

export const License = builder.objectRef<LicenseShape>('License');
export const LicenseProduct = builder.objectRef<RowShape<'license_products'>>('LicenseProduct');
export const Purchase = builder.objectRef<RowShape<'purchases'>>('Purchase');
export const Allocation = builder.objectRef<RowShape<'allocations'>>('Allocation');
export const Contract = builder.objectRef<ContractShape>('Contract');
export const Computer = builder.objectRef<ComputerShape>('Computer');
export const User = builder.objectRef<UserShape>('User');
export const Product = builder.objectRef<ProductShape>('Product');
export const Run = builder.objectRef<StoredRun>('Run');
export const Position = builder.objectRef<PositionShape>('Position');
export const Decision = builder.objectRef<DecisionShape>('Decision');
