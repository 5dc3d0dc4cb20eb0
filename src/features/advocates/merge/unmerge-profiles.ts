import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { findMembershipsOfMembers } from '../../identity/index.js';
import { LeadWallets } from '../../ledger/index.js';
import { MergeStays, mergeStaysFrom } from '../../merges/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { findAdvocatesByIds, type AdvocateRow } from '../profile/index.js';
import { ownProfile, type ProfilePair } from './find-pair.js';
import { linesOfProfileMerge } from './profile-merge-lines.js';
import { profilesParted } from './profile-merge.events.js';
import { lockProfileMerge, lockProfiles, type ProfileMergeRow } from './profile-merge.queries.js';

export interface UnmergeProfilesInput {
  readonly mergeId: Id;
}

/**
 * R-U6: a merge is taken back within 30 days, by who signs in with either address. The profile stands
 * by itself again, with what came from it and still is there, and with what is left of its points;
 * what was done since stays with the survivor. Returns the survivor's id. Throws NotAvailable,
 * NotFound, MergeStays.
 */
@Injectable()
export class UnmergeProfiles {
  constructor(
    private readonly wallets: LeadWallets,
    private readonly timeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async unmergeProfiles(tx: Tx, actor: Actor, { mergeId }: UnmergeProfilesInput): Promise<Id> {
    const survivorId = ownProfile(actor);
    const merge = isId(mergeId) ? await lockProfileMerge(tx, mergeId) : null;
    if (merge?.survivorId !== survivorId) throw new NotFound('merge', ['mergeId']);
    refuseLate(tx, merge);
    const pair = await lockPair(tx, merge);
    const { merged, survivor } = pair;
    await standAgain(tx, merged, await statusAgain(tx, merge, merged));
    await tx.query('SELECT give_back_profile($1, $2, $3)', [merge.id, survivor.id, merged.id]);
    await this.wallets.partWallets(tx, actor, { ownerId: merged.id, leadsTo: survivor.id });
    await tx.query(
      `UPDATE profile_merge SET taken_back_at = $3, taken_back_by = $4
       WHERE program_id = $1 AND id = $2`,
      [tx.programId, merge.id, tx.now, actor.id],
    );
    const lines = linesOfProfileMerge(tx, pair, 'MERGE_TAKEN_BACK');
    await this.timeline.recordTimeline(tx, actor, lines);
    await this.outbox.append(tx, [
      profilesParted.of({ mergeId: merge.id, advocateId: survivor.id }),
      profilesParted.of({ mergeId: merge.id, advocateId: merged.id }),
    ]);
    return survivor.id;
  }
}

function refuseLate(tx: Tx, { mergedAt, takenBackAt }: ProfileMergeRow): void {
  if (takenBackAt !== null) throw new MergeStays(takenBackAt);
  if (tx.now >= mergeStaysFrom(mergedAt)) throw new MergeStays(null);
}

async function lockPair(tx: Tx, { mergedId, survivorId }: ProfileMergeRow): Promise<ProfilePair> {
  await lockProfiles(tx, [mergedId, survivorId]);
  const rows = await findAdvocatesByIds(tx, [mergedId, survivorId]);
  const merged = rows.find(({ id }) => id === mergedId);
  const survivor = rows.find(({ id }) => id === survivorId);
  if (!merged || !survivor) throw new Error('A profile that was merged is not there.');
  return { merged, survivor };
}

/** Whom staff took out meanwhile, or who left, has left (R-U5). */
async function statusAgain(
  tx: Tx,
  { mergedStatus }: ProfileMergeRow,
  { memberId }: AdvocateRow,
): Promise<string> {
  const memberships = await findMembershipsOfMembers(tx, memberId === null ? [] : [memberId]);
  return memberships.get(memberId ?? '')?.status === 'REMOVED' ? 'LEFT' : mergedStatus;
}

async function standAgain(tx: Tx, { id }: AdvocateRow, status: string): Promise<void> {
  await tx.query(
    `UPDATE advocate SET merged_into = NULL, status = $3, version = version + 1
     WHERE program_id = $1 AND id = $2`,
    [tx.programId, id, status],
  );
}
