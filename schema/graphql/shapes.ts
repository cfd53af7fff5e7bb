/** What stands behind types that are records: the row, as it is stored now or as a run saw it. */
import { rowOfRun } from '../../app/runRows.ts';
import type { OpenRun } from '../../app/runs.ts';
import { blankRecord, fold } from '../../app/vocabulary.ts';
import type { Row } from '../../engine/estate/tables.ts';

export interface LicenseShape {
  readonly row: Row<'licenses'>;
}
export interface ContractShape {
  readonly row: Row<'contracts'>;
}
export interface ComputerShape {
  readonly row: Row<'computers'>;
}
export interface UserShape {
  readonly row: Row<'users'>;
}
export interface ProductShape {
  readonly row: Row<'products'>;
}

export const licenseOfRun = ({ run }: OpenRun, name: string): LicenseShape => ({
  row: rowOfRun(run, 'licenses', name) ?? { ...blankRecord('licenses'), license: name },
});
export const contractOfRun = ({ run }: OpenRun, name: string): ContractShape => ({
  row: rowOfRun(run, 'contracts', name) ?? { ...blankRecord('contracts'), contract: name },
});
export const computerOfRun = ({ run }: OpenRun, name: string): ComputerShape => ({
  row: rowOfRun(run, 'computers', name) ?? { ...blankRecord('computers'), computer: name },
});
export const userOfRun = ({ run }: OpenRun, name: string): UserShape => ({
  row: rowOfRun(run, 'users', name) ?? { ...blankRecord('users'), user: name },
});
export const productOfRun = ({ run }: OpenRun, name: string): ProductShape => ({
  row: rowOfRun(run, 'products', name) ?? { ...blankRecord('products'), product: name },
});

/** Keys of records as they are compared. */
export const keyOf = {
  license: ({ row }: LicenseShape): string => fold(row.license),
  contract: ({ row }: ContractShape): string => fold(row.contract),
  computer: ({ row }: ComputerShape): string => fold(row.computer),
  user: ({ row }: UserShape): string => fold(row.user),
  product: ({ row }: ProductShape): string => fold(row.product),
};
