import type { ActorKind, Role } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { pageOf, type Page, type PageRequest } from '../../kernel/page.js';
import { ListValues, type Tx } from '../../platform/database/index.js';
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

const LINE = `t.subject_kind AS "subjectKind", t.subject_id AS "subjectId", t.seq,
  t.occurred_at AS "occurredAt", t.recorded_at AS "recordedAt", t.rule,
  t.rule_version AS "ruleVersion", t.outcome, t.inputs, t.actor_kind AS "actorKind",
  t.actor_id AS "actorId", t.actor_role AS "actorRole", t.audience, t.write_id AS "writeId"`;

/** A few people did all that the lines report: each of them is looked up once. */
const WITH_ACTORS = `actor AS MATERIALIZED (
    SELECT id, (SELECT v.name FROM auth.program_member v WHERE v.membership_id = id) AS name
      FROM (SELECT DISTINCT "actorId" AS id FROM line) AS who
  )
  SELECT line.*, actor.name AS "actorName"
    FROM line LEFT JOIN actor ON actor.id = line."actorId"`;

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
    `WITH line AS MATERIALIZED (
       SELECT ${LINE} FROM timeline t
        WHERE t.program_id = $1 AND t.subject_kind = $2 AND t.subject_id = ANY ($3::uuid[])
          AND ($4 = 'STAFF' OR t.audience = 'ADVOCATE')
     ), ${WITH_ACTORS}
      ORDER BY line."subjectId", line."occurredAt", line.seq`,
    [tx.programId, subjectKind, subjectIds, reader],
  );
  const bySubject = new Map<Id, TimelineLine[]>(subjectIds.map((id) => [id, []]));
  for (const line of lines) bySubject.get(line.subjectId)?.push(line);
  return bySubject;
}

/** Subjects of one kind. */
export interface Subjects {
  readonly kind: SubjectKind;
  readonly ids: readonly Id[];
}

/**
 * The lines of subjects of many kinds for staff, the latest first; the cursor's keys are
 * `[occurredAt, seq]`.
 */
export async function pageOfHistory(
  tx: Tx,
  subjects: readonly Subjects[],
  page: PageRequest,
): Promise<Page<TimelineLine>> {
  const all = subjects.flatMap(({ kind, ids }) => ids.map((id) => ({ kind, id })));
  const values = new ListValues(
    tx.programId,
    all.map(({ kind }) => kind),
    all.map(({ id }) => id),
  );
  const rows = await tx.query<TimelineLine[]>(
    `WITH line AS MATERIALIZED (
       SELECT ${LINE} FROM unnest($2::text[], $3::uuid[]) AS s (kind, id)
         JOIN timeline t ON t.program_id = $1 AND t.subject_kind = s.kind AND t.subject_id = s.id
          ${values.behind(page, { 't.occurred_at': 'moment', 't.seq': 'number' }, '<')}
        ORDER BY t.occurred_at DESC, t.seq DESC ${values.limit(page)}
     ), ${WITH_ACTORS}
      ORDER BY line."occurredAt" DESC, line.seq DESC`,
    values.all,
  );
  return pageOf(rows, page.first);
}
