import { newId, type Id } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Tx } from '../../../platform/database/index.js';
import { readProgram } from '../../programs/index.js';

/** Somebody whose invitation is open; `advocateId` null: they have no profile yet. */
export interface InvitedPerson {
  readonly name: string;
  readonly email: string;
  readonly memberId: Id;
  readonly advocateId: Id | null;
}

/** Somebody added the same advocate at the same moment: the caller's transaction is run again. */
class AddedMeanwhile extends Error {
  /** serialization_failure */
  readonly code = '40001';
}

/**
 * The profiles of those who were invited are INVITED, in two statements for any number; who has none
 * gets one. `language`: what staff said that they read, for whom nobody said it. Returns the
 * advocates' ids.
 */
export async function writeInvitedProfiles(
  tx: Tx,
  people: readonly InvitedPerson[],
  language: Locale | null,
): Promise<Id[]> {
  const known = people.flatMap(({ advocateId, memberId }) =>
    advocateId === null ? [] : [{ id: advocateId, memberId }],
  );
  const fresh = people.filter(({ advocateId }) => advocateId === null);
  return [...(await keepKnown(tx, known, language)), ...(await addFresh(tx, fresh, language))];
}

async function keepKnown(
  tx: Tx,
  known: readonly { readonly id: Id; readonly memberId: Id }[],
  language: Locale | null,
): Promise<Id[]> {
  if (known.length === 0) return [];
  const [rows] = await tx.query<[{ id: Id }[], number]>(
    `UPDATE advocate a SET member_id = coalesce(a.member_id, k.member_id), status = 'INVITED',
       language = CASE WHEN $4::text IS NOT NULL AND a.language_from = 'MEMBER' THEN $4
                       ELSE a.language END,
       language_from = CASE WHEN $4::text IS NOT NULL THEN 'STAFF' ELSE a.language_from END,
       version = a.version + 1
     FROM unnest($2::uuid[], $3::uuid[]) AS k (id, member_id)
     WHERE a.program_id = $1 AND a.id = k.id RETURNING a.id`,
    [tx.programId, known.map(({ id }) => id), known.map(({ memberId }) => memberId), language],
  );
  return rows.map(({ id }) => id);
}

async function addFresh(
  tx: Tx,
  fresh: readonly InvitedPerson[],
  language: Locale | null,
): Promise<Id[]> {
  if (fresh.length === 0) return [];
  const { locale, timeZone } = await readProgram(tx);
  const rows = await tx.query<{ id: Id }[]>(
    `INSERT INTO advocate (program_id, id, member_id, name, email, language, language_from,
       time_zone, time_zone_from, status, created_at, version)
     SELECT $1, f.id, f.member_id, f.name, f.email, $2, $3, $4, 'PROGRAM', 'INVITED', $5, 1
       FROM ROWS FROM (unnest($6::uuid[], $7::uuid[], $8::text[], $9::text[]))
            AS f (id, member_id, name, email)
      ORDER BY f.email
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      tx.programId,
      language ?? locale,
      language === null ? 'MEMBER' : 'STAFF',
      timeZone,
      tx.now,
      fresh.map(() => newId()),
      fresh.map(({ memberId }) => memberId),
      fresh.map(({ name }) => name),
      fresh.map(({ email }) => email),
    ],
  );
  if (rows.length < fresh.length) throw new AddedMeanwhile();
  return rows.map(({ id }) => id);
}
