/** The operation of the renewals page: what ends, by date, and what that does to positions. */
import type { RenewalsQuery, RenewalsQueryVariables } from './generated.ts';
import { operation } from './operation.ts';

const SUMS = 'exposure { amount currency } shortfall unlicensed';
const FOUR = 'entitled consumed available shortfall';

/** Without a policy it is computed as the last run was. */
export const RENEWALS = operation<RenewalsQuery, RenewalsQueryVariables>(
  `query Renewals($asOf: Date, $within: Int) {
    renewals(asOf: $asOf, within: $within) {
      date days kind key name publisher quantity licenseKeys
      effects { licenseKey before { ${FOUR} } after { ${FOUR} } }
      before { ${SUMS} }
      after { ${SUMS} }
    }
  }`,
);

export type Renewal = RenewalsQuery['renewals'][number];
