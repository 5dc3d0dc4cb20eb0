import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { findParticipationNames } from '../challenges/index.js';
import { findReferralNames } from '../referrals/index.js';
import { findRedemptionNames } from '../rewards/index.js';
import type { NamedSubject } from './subject-name.rules.js';

/** The kinds of subjects that belong to one advocate and have a name. */
export type NamedKind = 'REFERRAL' | 'PARTICIPATION' | 'REDEMPTION';

type FindNames = (tx: Tx, ids: readonly Id[]) => Promise<ReadonlyMap<Id, NamedSubject>>;

/** One statement each, whoever reads: whether they may is for who asks. */
export const findSubjectNames: Readonly<Record<NamedKind, FindNames>> = {
  REFERRAL: findReferralNames,
  PARTICIPATION: findParticipationNames,
  REDEMPTION: findRedemptionNames,
};
