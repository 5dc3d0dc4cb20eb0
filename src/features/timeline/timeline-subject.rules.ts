export const SUBJECT_KINDS = [
  'REFERRAL',
  'DEAL',
  'PARTICIPATION',
  'REDEMPTION',
  'CHALLENGE',
  'REWARD',
  'PROGRAM',
  'ADVOCATE',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** `ADVOCATE`: the advocate reads it too; `STAFF`: only the company's people do. */
export type Audience = 'ADVOCATE' | 'STAFF';
