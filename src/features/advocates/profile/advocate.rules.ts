export const ADVOCATE_STATUSES = [
  'NOMINATED',
  'INVITED',
  'JOINED',
  'ACTIVE',
  'PAUSED',
  'LEFT',
] as const;
export type AdvocateStatus = (typeof ADVOCATE_STATUSES)[number];

export const PAUSE_SOURCES = ['ADVOCATE', 'STAFF'] as const;
/** Whose word a break is: whoever began it ends it, and the advocate ends any. */
export type PauseSource = (typeof PAUSE_SOURCES)[number];

/** An advocate who has left or pauses receives no requests, and starts nothing. */
export function takesPart(status: AdvocateStatus): boolean {
  return status !== 'PAUSED' && status !== 'LEFT';
}

/** Who signs in, is told of what is theirs, and may spend what they earned: also during a break. */
export function isHere(status: AdvocateStatus): boolean {
  return status === 'JOINED' || status === 'ACTIVE' || status === 'PAUSED';
}

/**
 * What somebody is who is here and takes no break: ACTIVE since their first act, which is to refer
 * somebody (or to confirm that they did), to hand in a proof or answers, or to redeem a reward.
 */
export function statusHere({ firstActAt }: { readonly firstActAt: Date | null }): AdvocateStatus {
  return firstActAt === null ? 'JOINED' : 'ACTIVE';
}
