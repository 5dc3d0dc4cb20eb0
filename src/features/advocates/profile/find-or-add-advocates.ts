import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Tx } from '../../../platform/database/index.js';
import { readProgram } from '../../programs/index.js';
import {
  AdvocateMatch,
  type MatchedAdvocate,
  type RequestedAdvocate,
} from './advocate-match.rules.js';
import { addNominees, NEW_PROFILE } from './add-nominees.js';
import { findAdvocatesByNames } from './advocate-match.queries.js';
import {
  findAdvocatesByEmails,
  findAdvocatesByExternalIds,
  findAdvocatesByFormerEmails,
} from './advocate.queries.js';

/**
 * The advocates that a file names, in their order; those that nobody knows yet are nominated. One
 * or thousands cost the same few statements. Where a row's advocate is unclear, its result is the
 * reason, and nothing is written for it. `match`: remembers who was added, or is known by more.
 */
@Injectable()
export class FindOrAddAdvocates {
  async findOrAddAdvocates(
    tx: Tx,
    _actor: Actor,
    wanted: readonly RequestedAdvocate[],
    match = new AdvocateMatch(),
  ): Promise<MatchedAdvocate[]> {
    const found = await this.findToAdd(tx, wanted, match);
    const { locale: language, timeZone } = await readProgram(tx);
    const profile = { ...NEW_PROFILE, language, timeZone };
    await addNominees(
      tx,
      [...match.added.values()].map((advocate) => ({ ...advocate, ...profile })),
    );
    return found;
  }

  /**
   * The same for a caller who knows more of those who are new: `match.added` has to be added by
   * `addNominees` in this transaction.
   */
  async findToAdd(
    tx: Tx,
    wanted: readonly RequestedAdvocate[],
    match: AdvocateMatch,
  ): Promise<MatchedAdvocate[]> {
    await lockNames(tx, wanted);
    const found = await this.find(tx, wanted, match);
    await this.complete(tx, match);
    return found;
  }

  /** The same without a write; `match` remembers who would have been added. */
  async find(
    tx: Tx,
    wanted: readonly RequestedAdvocate[],
    match: AdvocateMatch,
  ): Promise<MatchedAdvocate[]> {
    const ids = unique(wanted.map(({ externalId }) => externalId));
    const emails = unique(wanted.map(({ email }) => email));
    const names = unique(wanted.filter(isNameAlone).map(({ name }) => name));
    if (ids.length > 0) match.learn(await findAdvocatesByExternalIds(tx, ids));
    if (emails.length > 0) {
      match.learn(await findAdvocatesByEmails(tx, emails));
      match.learnFormer(await findAdvocatesByFormerEmails(tx, emails));
    }
    if (names.length > 0) match.learn(await findAdvocatesByNames(tx, names));
    return wanted.map((each) => match.find(each));
  }

  private async complete(tx: Tx, { completed }: AdvocateMatch): Promise<void> {
    if (completed.size === 0) return;
    const rows = [...completed.values()];
    await tx.query(
      `UPDATE advocate a SET external_id = coalesce(a.external_id, c.external_id),
         email = coalesce(a.email, c.email), version = a.version + 1
       FROM unnest($2::uuid[], $3::text[], $4::text[]) AS c (id, external_id, email)
       WHERE a.program_id = $1 AND a.id = c.id`,
      [
        tx.programId,
        rows.map(({ id }) => id),
        rows.map(({ externalId }) => externalId),
        rows.map(({ email }) => email),
      ],
    );
  }
}

/** Names are not unique: a transaction that adds by name waits for any other that does. */
async function lockNames(tx: Tx, wanted: readonly RequestedAdvocate[]): Promise<void> {
  if (!wanted.some(isNameAlone)) return;
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('advocate names ' || $1, 0))`, [
    tx.programId,
  ]);
}

function isNameAlone({ externalId, email }: RequestedAdvocate): boolean {
  return externalId === null && email === null;
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
