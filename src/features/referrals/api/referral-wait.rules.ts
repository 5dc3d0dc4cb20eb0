/** What a person has to decide of a referral: whose place it is (R-W6), or what looked unusual. */
export const REFERRAL_WAITS = ['PLACE', 'FRAUD'] as const;
export type ReferralWait = (typeof REFERRAL_WAITS)[number];
