export const ADVOCATE_STATUSES = [
  'NOMINATED',
  'INVITED',
  'JOINED',
  'ACTIVE',
  'PAUSED',
  'LEFT',
] as const;
export type AdvocateStatus = (typeof ADVOCATE_STATUSES)[number];

/** An advocate who has left or pauses receives no requests, and starts nothing. */
export function takesPart(status: AdvocateStatus): boolean {
  return status !== 'PAUSED' && status !== 'LEFT';
}
