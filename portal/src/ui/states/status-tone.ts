import type { Tone } from './status-badge.js';

/** Which statuses exist, by what they belong to (domain.md, States), and what each means for a reader. */
export const STATUS_TONES = {
  referral: {
    SUBMITTED: 'waiting',
    ACCEPTED: 'progress',
    QUALIFIED: 'progress',
    MEETING: 'progress',
    OPPORTUNITY: 'progress',
    CONVERTED: 'good',
    LOST: 'ended',
    UNQUALIFIED: 'ended',
    DUPLICATE: 'ended',
    EXPIRED: 'ended',
    WITHDRAWN: 'ended',
  },
  rewardStatus: {
    NONE: 'ended',
    PENDING: 'waiting',
    HELD: 'waiting',
    AWARDED: 'good',
    PARTLY_REVERSED: 'undone',
    REVERSED: 'undone',
  },
  moderation: { PENDING: 'waiting', APPROVED: 'good', DENIED: 'ended' },
  challenge: {
    DRAFT: 'ended',
    SCHEDULED: 'waiting',
    LIVE: 'good',
    PAUSED: 'attention',
    CLOSED: 'ended',
    ARCHIVED: 'ended',
  },
  participation: {
    STARTED: 'progress',
    IN_PROGRESS: 'progress',
    COMPLETED: 'good',
    ABANDONED: 'ended',
    CLOSED_BY_PROGRAM: 'ended',
  },
  submission: {
    DRAFT: 'ended',
    SUBMITTED: 'waiting',
    APPROVED: 'good',
    CHANGES_REQUESTED: 'attention',
    REJECTED: 'ended',
    WITHDRAWN: 'ended',
  },
  redemption: {
    REQUESTED: 'waiting',
    APPROVED: 'progress',
    FULFILLING: 'progress',
    FULFILLED: 'good',
    REJECTED: 'ended',
    CANCELLED: 'ended',
    FAILED: 'attention',
  },
  deal: { OPEN: 'progress', WON: 'good', LOST: 'ended', REFUNDED: 'undone' },
  company: { ACCOUNT: 'good', PROSPECT: 'progress' },
  advocate: {
    NOMINATED: 'waiting',
    INVITED: 'waiting',
    JOINED: 'progress',
    ACTIVE: 'good',
    PAUSED: 'attention',
    LEFT: 'ended',
  },
} as const satisfies Record<string, Record<string, Tone>>;

export type StatusKind = keyof typeof STATUS_TONES;
export type StatusOf<K extends StatusKind> = keyof (typeof STATUS_TONES)[K] & string;
