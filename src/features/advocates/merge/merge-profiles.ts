import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { LeadWallets } from '../../ledger/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { findPair, type ProfilePair } from './find-pair.js';
import { linesOfProfileMerge } from './profile-merge-lines.js';
import { ProfileLimits } from './profile-limits.js';
import { profilesMerged } from './profile-merge.events.js';
import type { MergedRows } from './profile-merge.rules.js';
import { rowsOfProfileMerges } from './profile-merge.queries.js';

export interface MergeProfilesInput {
  /** as the preview named it: not another one that bears the address by now */
  readonly mergedId: Id;
}

/** A merge that was done, or that a preview tried. */
export interface ProfilesDone {
  /** of the survivor */
  readonly id: Id;
  readonly pair: ProfilePair;
  readonly rows: readonly MergedRows[];
}

/**
 * R-U6: another profile of who acts becomes part of theirs, once they have shown that its mailbox is
 * theirs, too. What leans on it comes to the survivor, each row written down; where there is such a
 * row already, that one stays and the other waits. Points and what they follow from: `LeadWallets`.
 * Throws NotAvailable, AddressNotProven, ProfileMergeRefused, NotFound.
 */
@Injectable()
export class MergeProfiles {
  constructor(
    private readonly limits: ProfileLimits,
    private readonly wallets: LeadWallets,
    private readonly timeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  /** `input` null: whichever the address is known by, for the preview. */
  async mergeProfiles(
    tx: Tx,
    actor: Actor,
    input: MergeProfilesInput | null,
  ): Promise<ProfilesDone> {
    const pair = await findPair(tx, actor, this.limits);
    const { merged, survivor } = pair;
    if (input && input.mergedId !== merged.id) throw new NotFound('profile', ['mergedId']);
    const mergeId = await writeMerge(tx, actor, pair);
    await tx.query(
      `INSERT INTO profile_merge_row (program_id, merge_id, kind, key, moved)
       SELECT $1, $2, m.kind, m.key, m.moved FROM move_profile($3, $4) m`,
      [tx.programId, mergeId, merged.id, survivor.id],
    );
    await leadTo(tx, pair);
    await this.wallets.leadWallets(tx, actor, { ownerId: merged.id, leadsTo: survivor.id });
    await this.timeline.recordTimeline(tx, actor, linesOfProfileMerge(tx, pair, 'MERGED'));
    await this.outbox.append(tx, [
      profilesMerged.of({ mergeId, advocateId: survivor.id }),
      profilesMerged.of({ mergeId, advocateId: merged.id }),
    ]);
    const rows = (await rowsOfProfileMerges(tx, [mergeId])).get(mergeId) ?? [];
    return { id: survivor.id, pair, rows };
  }
}

/** A break ends with the merge: it is not taken up again where that is taken back. */
async function writeMerge(tx: Tx, actor: Actor, { merged, survivor }: ProfilePair): Promise<Id> {
  const id = newId();
  await tx.query(
    `INSERT INTO profile_merge (program_id, id, merged_id, survivor_id, merged_status, merged_at,
       merged_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.programId, id, merged.id, survivor.id, statusWithoutBreak(merged), tx.now, actor.id],
  );
  return id;
}

function statusWithoutBreak({ status, firstActAt }: ProfilePair['merged']): string {
  if (status !== 'PAUSED') return status;
  return firstActAt === null ? 'JOINED' : 'ACTIVE';
}

async function leadTo(tx: Tx, { merged, survivor }: ProfilePair): Promise<void> {
  await tx.query(
    `UPDATE advocate SET merged_into = $3, status = 'LEFT', paused_from = NULL, back_on = NULL,
       resumes_at = NULL, version = version + 1
     WHERE program_id = $1 AND id = $2`,
    [tx.programId, merged.id, survivor.id],
  );
}
