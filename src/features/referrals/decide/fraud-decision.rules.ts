import type { FraudStatus, ReferralDecisionKind, ReferralInput } from './referral-group.rules.js';

/**
 * What the checks found when a referral came: that the address is none of the advocate's own (which
 * refuses it), and on a public page that no program filled in the form. A file is checked by nobody.
 */
export function fraudSignal(told: {
  readonly source: ReferralInput['source'];
  readonly flagged: boolean;
}): ReferralInput['fraudSignal'] {
  if (told.flagged) return 'FLAGGED';
  return told.source === 'IMPORT' ? 'NOT_CHECKED' : 'CLEAR';
}

/** What a person decides about what looks unusual. */
export const FRAUD_VERDICTS = ['FLAG', 'CLEAR', 'CONFIRM'] as const;
export type FraudVerdict = (typeof FRAUD_VERDICTS)[number];

/** Why a referral is flagged, or is a fraud. */
export const FRAUD_REASONS = [
  'SELF_REFERRAL',
  'INVENTED_PERSON',
  'ARRANGED_SALE',
  'UNUSUAL_PATTERN',
] as const;
export type FraudReason = (typeof FRAUD_REASONS)[number];

const POSSIBLE: Readonly<
  Record<
    FraudVerdict,
    { readonly kind: ReferralDecisionKind; readonly from: readonly FraudStatus[] }
  >
> = {
  FLAG: { kind: 'FRAUD_FLAGGED', from: ['NOT_CHECKED', 'CLEAR', 'CLEARED'] },
  CLEAR: { kind: 'FRAUD_CLEARED', from: ['FLAGGED', 'CONFIRMED'] },
  CONFIRM: { kind: 'FRAUD_CONFIRMED', from: ['NOT_CHECKED', 'CLEAR', 'FLAGGED', 'CLEARED'] },
};

/** The decision that a verdict is; null where the referral stands so already. */
export function fraudDecision(
  now: FraudStatus,
  verdict: FraudVerdict,
): ReferralDecisionKind | null {
  const { kind, from } = POSSIBLE[verdict];
  return from.includes(now) ? kind : null;
}
