import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput, NotFound } from '../../platform/errors/index.js';
import { companiesMeant, findCompaniesByIds } from '../companies/index.js';
import { RecordTimeline } from '../timeline/index.js';
import { mergeLine } from './merge-line.js';

export interface DeclareTwoCompaniesInput {
  readonly companyId: Id;
  readonly otherId: Id;
  /** false: it is taken back, and what speaks for one company shows again */
  readonly areTwo: boolean;
}

/**
 * R-O1: a person says that two companies are two, whatever speaks for one: they are not shown as
 * possible duplicates until somebody takes it back. The same again changes nothing. Returns the id
 * of the first. Throws InvalidInput, NotFound.
 */
@Injectable()
export class DeclareTwoCompanies {
  constructor(private readonly timeline: RecordTimeline) {}

  async declareTwoCompanies(tx: Tx, actor: Actor, input: DeclareTwoCompaniesInput): Promise<Id> {
    const meant = await companiesMeant(tx, [input.companyId, input.otherId]);
    const companyId = meant.get(input.companyId) ?? input.companyId;
    const otherId = meant.get(input.otherId) ?? input.otherId;
    const { areTwo } = input;
    if (companyId === otherId) throw new InvalidInput([SAME]);
    const known = new Set((await findCompaniesByIds(tx, [companyId, otherId])).map(({ id }) => id));
    if (!known.has(companyId)) throw new NotFound('company', ['companyId']);
    if (!known.has(otherId)) throw new NotFound('company', ['otherId']);
    const isNews = await (areTwo
      ? add(tx, actor, companyId, otherId)
      : remove(tx, companyId, otherId));
    if (!isNews) return companyId;
    await this.timeline.recordTimeline(
      tx,
      actor,
      [
        [companyId, otherId],
        [otherId, companyId],
      ].map(([subjectId = '', other = '']) => ({
        ...mergeLine('R-O1', areTwo ? 'ARE_TWO' : 'ARE_TWO_TAKEN_BACK'),
        subjectId,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: { companyId: other },
        audience: 'STAFF' as const,
      })),
    );
    return companyId;
  }
}

const SAME = { path: ['otherId'], message: 'Another company.', rule: 'R-O1' };

/** Returns whether it was not said before. */
async function add(tx: Tx, actor: Actor, one: Id, other: Id): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `INSERT INTO two_companies (program_id, one_id, other_id, said_at, said_by)
     VALUES ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), $4, $5)
     ON CONFLICT DO NOTHING RETURNING one_id`,
    [tx.programId, one, other, tx.now, actor.id],
  );
  return rows.length > 0;
}

async function remove(tx: Tx, one: Id, other: Id): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `WITH gone AS (
       DELETE FROM two_companies WHERE program_id = $1 AND one_id = least($2::uuid, $3::uuid)
         AND other_id = greatest($2::uuid, $3::uuid) RETURNING one_id
     ) SELECT one_id FROM gone`,
    [tx.programId, one, other],
  );
  return rows.length > 0;
}
