import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput, NotFound } from '../../platform/errors/index.js';
import {
  companiesMeant,
  findOwnCompanies,
  leadToSurvivor,
  lockToMerge,
} from '../companies/index.js';
import { RecordTimeline } from '../timeline/index.js';
import { CompanyHolders, type ChangedReferral, type MergedPair } from './company-holders.js';
import { linesOfMerge } from './merge-line.js';
import { CompanyMerged } from './merge.errors.js';
import type { HeldRow } from './merge.rules.js';

export interface MergeCompaniesInput {
  /** the company that is the other one, and stands no more by itself */
  readonly mergedId: Id;
  /** the one that stays */
  readonly survivorId: Id;
}

/** A merge that was done, or that a preview tried. */
export interface MergeDone {
  /** of the survivor */
  readonly id: Id;
  readonly pair: MergedPair;
  readonly rows: readonly HeldRow[];
  readonly referrals: readonly ChangedReferral[];
}

/**
 * R-O1: two companies are one. What leans on the first comes to the other, each row written down;
 * its names and ids lead there; deals look for their referrals anew, and what follows is settled
 * (R-T2). Not where it brings points to oneself (R-C5). Throws InvalidInput, NotFound,
 * CompanyMerged, OwnMerge.
 */
@Injectable()
export class MergeCompanies {
  constructor(
    private readonly holders: CompanyHolders,
    private readonly timeline: RecordTimeline,
  ) {}

  async mergeCompanies(tx: Tx, actor: Actor, input: MergeCompaniesInput): Promise<MergeDone> {
    for (const { hold } of this.holders.all) await hold?.(tx);
    const pair = await lockPair(tx, input);
    const { merged, survivor } = pair;
    const mergeId = await writeMerge(tx, actor, pair);
    const rows: HeldRow[] = [];
    for (const holder of this.holders.all) rows.push(...(await holder.move(tx, pair)));
    await writeRows(tx, mergeId, rows);
    await leadToSurvivor(tx, pair);
    await this.timeline.recordTimeline(tx, actor, linesOfMerge(tx, pair, 'MERGED', rows));
    const referrals: ChangedReferral[] = [];
    for (const holder of this.holders.all) {
      referrals.push(...((await holder.settle?.(tx, actor, [survivor.id], [])) ?? []));
    }
    return { id: survivor.id, pair: { merged, survivor }, rows, referrals };
  }
}

const SAME = { path: ['survivorId'], message: 'Another company.', rule: 'R-O1' };

/**
 * Both, locked. A survivor that was merged itself meanwhile is the one that it was merged into; a
 * company that was merged already is merged no second time.
 */
async function lockPair(
  tx: Tx,
  { mergedId, survivorId }: MergeCompaniesInput,
): Promise<MergedPair> {
  if (mergedId === survivorId) throw new InvalidInput([SAME]);
  // Which company is meant may change until both are locked.
  const meant = (await companiesMeant(tx, [survivorId])).get(survivorId) ?? survivorId;
  await lockToMerge(tx, [mergedId, meant]);
  const rows = await findOwnCompanies(tx, [mergedId, meant]);
  const merged = rows.find(({ id }) => id === mergedId);
  const survivor = rows.find(({ id }) => id === meant);
  if (!merged) throw new NotFound('company', ['mergedId']);
  if (!survivor) throw new NotFound('company', ['survivorId']);
  if (merged.mergedInto !== null) throw new CompanyMerged(merged.mergedInto);
  if (survivor.mergedInto !== null) return lockPair(tx, { mergedId, survivorId });
  if (meant === mergedId) throw new CompanyMerged(merged.id);
  return { merged, survivor };
}

async function writeMerge(tx: Tx, actor: Actor, { merged, survivor }: MergedPair): Promise<Id> {
  const id = newId();
  await tx.query(
    `INSERT INTO company_merge (program_id, id, merged_id, survivor_id, merged_at, merged_by)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [tx.programId, id, merged.id, survivor.id, tx.now, actor.id],
  );
  return id;
}

async function writeRows(tx: Tx, mergeId: Id, rows: readonly HeldRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO company_merge_row (program_id, merge_id, kind, key)
     SELECT $1, $2, r.kind, r.key FROM unnest($3::text[], $4::text[]) AS r (kind, key)`,
    [tx.programId, mergeId, rows.map(({ kind }) => kind), rows.map(({ key }) => key)],
  );
}
