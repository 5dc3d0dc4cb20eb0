import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { NotFound } from '../../platform/errors/index.js';
import { findOwnCompanies, lockToMerge, standAgain } from '../companies/index.js';
import { RecordTimeline } from '../timeline/index.js';
import { CompanyHolders, type ChangedReferral, type MergedPair } from './company-holders.js';
import { linesOfMerge } from './merge-line.js';
import { MergeStays } from './merge.errors.js';
import { companiesUnder, lockMerge, rowsOfMerge, type MergeRow } from './merge.queries.js';
import { mergeStaysFrom } from './merge.rules.js';

export interface UnmergeCompaniesInput {
  readonly mergeId: Id;
}

export interface UnmergeDone {
  /** of the company that stands by itself again */
  readonly id: Id;
  readonly referrals: readonly ChangedReferral[];
}

/**
 * R-O1: a merge is taken back within 30 days. The company stands by itself again, under its own
 * names and ids, and has what came from it to the survivor and still is there as it came; what came
 * since stays with the survivor, also where that was merged itself meanwhile. Settled anew. Throws
 * NotFound, MergeStays, OwnMerge.
 */
@Injectable()
export class UnmergeCompanies {
  constructor(
    private readonly holders: CompanyHolders,
    private readonly timeline: RecordTimeline,
  ) {}

  async unmergeCompanies(tx: Tx, actor: Actor, input: UnmergeCompaniesInput): Promise<UnmergeDone> {
    for (const { hold } of this.holders.all) await hold?.(tx);
    const merge = await lockOpenMerge(tx, input.mergeId);
    const pair = await lockPair(tx, merge);
    const { merged, survivor } = pair;
    await markTakenBack(tx, actor, merge.id);
    await standAgain(tx, merged.id, await companiesUnder(tx, merged.id));
    const rows = await rowsOfMerge(tx, merge.id);
    for (const holder of this.holders.all) await holder.giveBack(tx, pair, rows);
    await this.timeline.recordTimeline(tx, actor, linesOfMerge(tx, pair, 'MERGE_TAKEN_BACK', rows));
    const referrals: ChangedReferral[] = [];
    for (const holder of this.holders.all) {
      const standing = [merged.id, survivor.id];
      referrals.push(...((await holder.settle?.(tx, actor, standing, rows)) ?? []));
    }
    return { id: merged.id, referrals };
  }
}

async function lockOpenMerge(tx: Tx, id: Id): Promise<MergeRow> {
  const merge = await lockMerge(tx, id);
  if (!merge) throw new NotFound('merge', ['mergeId']);
  if (merge.takenBackAt !== null) throw new MergeStays(merge.takenBackAt);
  if (tx.now >= mergeStaysFrom(merge.mergedAt)) throw new MergeStays(null);
  return merge;
}

/** The company, and the one that is meant by it now, both locked. */
async function lockPair(tx: Tx, { mergedId }: MergeRow): Promise<MergedPair> {
  const [before] = await findOwnCompanies(tx, [mergedId]);
  const survivorId = before?.mergedInto ?? null;
  if (survivorId === null) throw new Error('A company that was merged leads to none.');
  await lockToMerge(tx, [mergedId, survivorId]);
  const rows = await findOwnCompanies(tx, [mergedId, survivorId]);
  const merged = rows.find(({ id }) => id === mergedId);
  const survivor = rows.find(({ id }) => id === survivorId);
  if (!merged || !survivor) throw new Error('A company that was merged is not there.');
  return { merged, survivor };
}

async function markTakenBack(tx: Tx, actor: Actor, id: Id): Promise<void> {
  await tx.query(
    `UPDATE company_merge SET taken_back_at = $3, taken_back_by = $4
      WHERE program_id = $1 AND id = $2`,
    [tx.programId, id, tx.now, actor.id],
  );
}
