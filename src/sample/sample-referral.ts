import type { ReferralStep } from '../features/referrals/index.js';

/** What sales did with a referral: a step, the first contact, or a report about its deal. */
export type SalesReport =
  | { readonly ago: number; readonly contact: true }
  | { readonly ago: number; readonly step: ReferralStep; readonly reason?: string }
  | {
      readonly ago: number;
      readonly deal: 'OPEN' | 'WON' | 'LOST';
      readonly amount?: number;
      /** the day on which it closed, where it was not that of the report */
      readonly closed?: number;
    };

export interface SampleReferral {
  readonly key: string;
  readonly by: string;
  readonly how: 'FORM' | 'LINK' | 'SALES';
  readonly referee: string;
  readonly company: string;
  readonly domain: string;
  readonly note?: string;
  /** how many days ago; the window is 60 days long */
  readonly submitted: number;
  /** the time of that day as `HH:MM`; absent: in the morning */
  readonly at?: string;
  readonly reports: readonly SalesReport[];
  /** the advocate took it back */
  readonly withdrawn?: number;
}
