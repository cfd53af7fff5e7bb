/** Who activates: only an administrator may, and what is done is recorded under the name. */
import type { TokenRole } from '../../store/tokens.ts';
import { AppError } from '../errors.ts';

export interface Actor {
  readonly name: string;
  readonly role: TokenRole;
}

/** Throws `AppError` REFUSED for anyone but an administrator. */
export const mustBeAdministrator = ({ name, role }: Actor, what: string): void => {
  if (role !== 'administrator')
    throw new AppError('REFUSED', `Only an administrator may ${what}; ${name} is ${role}. Nothing was changed.`);
};
