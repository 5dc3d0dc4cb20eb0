import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { NamedSubject } from '../../subjects/index.js';

/** The title of each participation's challenge in the version that was started (R-C1), and whose it is. */
export async function findParticipationNames(
  tx: Tx,
  ids: readonly Id[],
): Promise<Map<Id, NamedSubject>> {
  const rows = await tx.query<(NamedSubject & { id: Id })[]>(
    `SELECT p.id, p.advocate_id AS "advocateId", v.definition ->> 'title' AS name,
            coalesce((SELECT jsonb_agg(jsonb_build_object('locale', t -> 'locale', 'name', t -> 'title'))
                        FROM jsonb_array_elements(v.definition -> 'translations') AS t),
                     '[]') AS translations
       FROM participation p
       JOIN challenge_text v ON v.program_id = p.program_id AND v.challenge_id = p.challenge_id
            AND v.version = p.challenge_version
      WHERE p.program_id = $1 AND p.id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}

/** Participations of advocates, in no order. */
export async function participationIdsOfAdvocates(tx: Tx, ids: readonly Id[]): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT id FROM participation WHERE program_id = $1 AND advocate_id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return rows.map(({ id }) => id);
}
