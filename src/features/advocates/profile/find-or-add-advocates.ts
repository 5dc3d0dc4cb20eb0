import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Tx } from '../../../platform/database/index.js';
import { readProgram } from '../../programs/index.js';
import {
  AdvocateMatch,
  type MatchedAdvocate,
  type RequestedAdvocate,
} from './advocate-match.rules.js';
import { findAdvocatesByNames } from './advocate-match.queries.js';
import {
  findAdvocatesByEmails,
  findAdvocatesByExternalIds,
  findAdvocatesByFormerEmails,
} from './advocate.queries.js';

/** Somebody added the same advocate at the same moment: the caller's transaction is run again. */
class AddedMeanwhile extends Error {
  /** serialization_failure */
  readonly code = '40001';
}

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
    await lockNames(tx, wanted);
    const found = await this.find(tx, wanted, match);
    await this.add(tx, match);
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

  /** In the order of their keys: two callers that add the same advocates must not deadlock. */
  private async add(tx: Tx, { added }: AdvocateMatch): Promise<void> {
    if (added.size === 0) return;
    const { locale, timeZone } = await readProgram(tx);
    const rows = [...added.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    const inserted = await tx.query<unknown[]>(
      `INSERT INTO advocate (program_id, id, external_id, name, email, language, time_zone, status,
         created_at, version)
       SELECT $1, a.id, a.external_id, a.name, a.email, $2, $3, 'NOMINATED', $4, 1
         FROM ROWS FROM (unnest($5::uuid[], $6::text[], $7::text[], $8::text[]))
              WITH ORDINALITY AS a (id, external_id, name, email, place)
        ORDER BY a.place
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        tx.programId,
        locale,
        timeZone,
        tx.now,
        rows.map(({ id }) => id),
        rows.map(({ externalId }) => externalId),
        rows.map(({ name }) => name),
        rows.map(({ email }) => email),
      ],
    );
    if (inserted.length < rows.length) throw new AddedMeanwhile();
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

function keyOf({ externalId, email, name }: RequestedAdvocate): string {
  return externalId ?? email ?? name ?? '';
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
