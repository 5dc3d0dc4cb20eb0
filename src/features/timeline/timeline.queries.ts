import type { ActorKind, Role } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { SubjectKind } from '../subjects/index.js';
import type { TimelineInputs } from './timeline-inputs.rules.js';
import type { Audience } from './timeline-audience.rules.js';

export interface TimelineLine {
  readonly subjectKind: SubjectKind;
  readonly subjectId: Id;
  /** Orders the lines of one moment; with the subject it names the line. */
  readonly seq: number;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly outcome: string;
  readonly inputs: TimelineInputs;
  readonly actorKind: ActorKind;
  readonly actorId: Id | null;
  readonly actorRole: Role | null;
  /** of a person; not every reader may see it */
  readonly actorName: string | null;
  readonly audience: Audience;
  /** the write that recorded it; null of a line from before writes were kept (ADR 0035) */
  readonly writeId: Id | null;
}

/**
 * The lines of many subjects of one kind, by subject, each in the order in which they happened.
 * `reader` ADVOCATE leaves the lines for staff out. A subject without lines has an empty list.
 */
export async function timelinesOf(
  tx: Tx,
  subjectKind: string,
  subjectIds: readonly Id[],
  reader: Audience,
): Promise<Map<Id, TimelineLine[]>> {
  const lines = await tx.query<TimelineLine[]>(
    // A few people did all that the lines report: each of them is looked up once.
    `WITH line AS MATERIALIZED (
       SELECT subject_kind AS "subjectKind", subject_id AS "subjectId", seq,
              occurred_at AS "occurredAt", recorded_at AS "recordedAt", rule,
              rule_version AS "ruleVersion", outcome, inputs, actor_kind AS "actorKind",
              actor_id AS "actorId", actor_role AS "actorRole", audience,
              write_id AS "writeId"
         FROM timeline
        WHERE program_id = $1 AND subject_kind = $2 AND subject_id = ANY ($3::uuid[])
          AND ($4 = 'STAFF' OR audience = 'ADVOCATE')
     ), actor AS MATERIALIZED (
       SELECT id,
              (SELECT v.name FROM auth.program_member v WHERE v.membership_id = id) AS name
         FROM (SELECT DISTINCT "actorId" AS id FROM line) AS who
     )
     SELECT line.*, actor.name AS "actorName"
       FROM line LEFT JOIN actor ON actor.id = line."actorId"
      ORDER BY line."subjectId", line."occurredAt", line.seq`,
    [tx.programId, subjectKind, subjectIds, reader],
  );
  const bySubject = new Map<Id, TimelineLine[]>(subjectIds.map((id) => [id, []]));
  for (const line of lines) bySubject.get(line.subjectId)?.push(line);
  return bySubject;
}
