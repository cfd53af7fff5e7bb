/** Errors of the store for doors that do not know the store: the same sentence without the place of the database. */
import { StoreError } from '../store/errors.ts';
import { Refusal } from './refusal.ts';

export const isStoreError = (error: unknown): error is StoreError => error instanceof StoreError;

/** Sentences about files begin with the path, which whoever asks from outside need not know. */
const withoutPath = (message: string): string => message.replaceAll(/(\/|\b[A-Za-z]:\\)[^\s,:;]*/g, 'The database');

/** What leaves of an error of the store. */
export const refusalOf = ({ code, message }: StoreError): Refusal => new Refusal(code, withoutPath(message), '');
