import type { Id } from '../../../kernel/ids.js';
import { pageOf, type Page, type PageRequest } from '../../../kernel/page.js';
import type { Points } from '../../../kernel/points.js';
import { ListValues, type Tx } from '../../../platform/database/index.js';
import { findClosedTo } from '../../audiences/index.js';
import type { ChallengeDefinition } from './challenge-definition.rules.js';
import { statusAt } from './challenge-status.queries.js';
import { isOver, type ChallengeStatus } from './challenge.rules.js';

export interface ChallengeRow {
  readonly id: Id;
  /** CLOSED from the moment of its end on, whenever that is written */
  readonly status: ChallengeStatus;
  /** of the row, for optimistic locking */
  readonly version: number;
  readonly liveVersion: number | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  /** when a scheduled one opens by itself */
  readonly opensAt: Date | null;
  /** when it ends by itself */
  readonly closesAt: Date | null;
  /** the marketer's draft; null to an advocate */
  readonly draft: ChallengeDefinition | null;
  /** the version the reader has started, else the live one, else the draft (R-C1) */
  readonly shown: ChallengeDefinition;
  readonly shownVersion: number | null;
}

/** The reader: whose started version is shown, and whether they see what is not live. */
export interface ChallengeReader {
  readonly advocateId: Id | null;
  readonly staff: boolean;
}

/** `isStaff` and `status` are SQL. */
const columns = (isStaff: string, status: string): string => `c.id, ${status} AS status, c.version,
  c.live_version AS "liveVersion", c.created_at AS "createdAt", c.published_at AS "publishedAt",
  c.opens_at AS "opensAt", c.closes_at AS "closesAt",
  CASE WHEN ${isStaff} THEN c.draft END AS draft,
  coalesce(v.definition, c.draft) AS shown, v.version AS "shownVersion"`;

const FROM = `
    FROM challenge c
    LEFT JOIN participation p ON p.program_id = c.program_id AND p.challenge_id = c.id
          AND p.advocate_id = $2 AND p.recurrence = 1
    LEFT JOIN challenge_text v ON v.program_id = c.program_id AND v.challenge_id = c.id
          AND v.version = coalesce(p.challenge_version, c.live_version)
   WHERE c.program_id = $1`;

/** The key of a challenge as one reader sees it, for loaders. */
export function challengeKey(reader: ChallengeReader, id: Id): string {
  return `${reader.staff ? 'staff' : 'own'}|${reader.advocateId ?? ''}|${id}`;
}

/**
 * Challenges by `challengeKey`; an advocate finds what is live and open to them, or what they have
 * started (R-U3).
 */
export async function findChallengesByKeys(
  tx: Tx,
  keys: readonly string[],
): Promise<Map<string, ChallengeRow>> {
  const wanted = keys.map((key) => {
    const [right, advocateId, challengeId] = key.split('|');
    return { key, staff: right === 'staff', advocateId: advocateId || null, challengeId };
  });
  const status = statusAt('c', '$3');
  const rows = await tx.query<(ChallengeRow & Found)[]>(
    `SELECT w.key, w."advocateId", w.staff OR p.id IS NOT NULL AS "isSure", ${columns('w.staff', status)}
       FROM jsonb_to_recordset($2::jsonb)
            AS w (key text, staff boolean, "advocateId" uuid, "challengeId" uuid)
       JOIN challenge c ON c.program_id = $1 AND c.id = w."challengeId"
       LEFT JOIN participation p ON p.program_id = $1 AND p.challenge_id = c.id
             AND p.advocate_id = w."advocateId" AND p.recurrence = 1
       LEFT JOIN challenge_text v ON v.program_id = $1 AND v.challenge_id = c.id
             AND v.version = coalesce(p.challenge_version, c.live_version)
      WHERE w.staff OR ${status} = 'LIVE' OR p.id IS NOT NULL`,
    [tx.programId, JSON.stringify(wanted), tx.now],
  );
  const closed = await findClosed(tx, rows);
  return new Map(rows.filter(({ key }) => !closed.has(key)).map((row) => [row.key, row]));
}

interface Found {
  readonly id: Id;
  readonly key: string;
  readonly advocateId: Id | null;
  /** the reader sees it whatever its audience is */
  readonly isSure: boolean;
}

/** The keys of what is closed to its reader: nearly always it is one advocate who asks. */
async function findClosed(tx: Tx, rows: readonly Found[]): Promise<ReadonlySet<string>> {
  const unsure = rows.filter(({ isSure }) => !isSure);
  const closed = new Set<string>();
  for (const reader of new Set(unsure.map(({ advocateId }) => advocateId))) {
    const asked = unsure.filter(({ advocateId }) => advocateId === reader);
    const ids = asked.map(({ id }) => id);
    const outside = new Set(await findClosedTo(tx, 'CHALLENGE', reader, ids));
    for (const { id, key } of asked) if (outside.has(id)) closed.add(key);
  }
  return closed;
}

/**
 * The newest first, archived ones only where they are asked for; an advocate reads those that are
 * live and open to them, and those that they have started (R-U3). Cursor keys: `[created at, id]`.
 */
export async function listChallenges(
  tx: Tx,
  reader: ChallengeReader,
  statuses: readonly ChallengeStatus[] | null,
  page: PageRequest,
): Promise<Page<ChallengeRow>> {
  const everyone = await pageOfChallenges(tx, reader, { statuses, closed: [] }, page);
  // Most programmes choose no audience: only where one did it is asked who is outside.
  if (reader.staff || !everyone.rows.some(({ isAnyChosen }) => isAnyChosen)) return everyone;
  const closed = await findClosedTo(tx, 'CHALLENGE', reader.advocateId);
  if (closed.length === 0) return everyone;
  return pageOfChallenges(tx, reader, { statuses, closed }, page);
}

interface ListedRow extends ChallengeRow {
  /** somebody chose the audience of some challenge of the programme */
  readonly isAnyChosen: boolean;
}

interface ListedChallenges {
  /** null: all but the archived ones */
  readonly statuses: readonly ChallengeStatus[] | null;
  /** what the reader is outside of: shown where they have started it */
  readonly closed: readonly Id[];
}

/** The statement of `listChallenges`. */
export async function pageOfChallenges(
  tx: Tx,
  reader: ChallengeReader,
  { statuses, closed }: ListedChallenges,
  page: PageRequest,
): Promise<Page<ListedRow>> {
  const values = new ListValues(tx.programId, reader.advocateId);
  const status = statusAt('c', values.put(tx.now));
  const asked =
    statuses === null
      ? `AND c.status <> 'ARCHIVED'`
      : `AND ${status} = ANY (${values.put(statuses)}::text[])`;
  const isOpen = closed.length === 0 ? '' : `AND c.id <> ALL (${values.put(closed)}::uuid[])`;
  const live = reader.staff ? '' : `AND (${status} = 'LIVE' ${isOpen} OR p.id IS NOT NULL)`;
  const rows = await tx.query<ListedRow[]>(
    `SELECT ${columns(String(reader.staff), status)},
            EXISTS (SELECT 1 FROM chosen_audience x
                     WHERE x.program_id = $1 AND x.owner_kind = 'CHALLENGE') AS "isAnyChosen" ${FROM} ${live} ${asked} ${values.behind(page, { 'c.created_at': 'moment', 'c.id': 'id' }, '<')}
     ORDER BY c.created_at DESC, c.id DESC ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}

export async function isChallengeOver(tx: Tx, id: Id): Promise<boolean> {
  const [row] = await tx.query<{ status: ChallengeStatus }[]>(
    `SELECT ${statusAt('c', '$3')} AS status FROM challenge c WHERE c.program_id = $1 AND c.id = $2`,
    [tx.programId, id, tx.now],
  );
  return row !== undefined && isOver(row.status);
}

export interface ChallengeStats {
  readonly started: number;
  readonly waiting: number;
  readonly completed: number;
  /** of the stages that are approved */
  readonly pointsAwarded: Points;
}

export async function findChallengeStats(
  tx: Tx,
  challengeIds: readonly Id[],
): Promise<Map<Id, ChallengeStats>> {
  const rows = await tx.query<(ChallengeStats & { id: Id })[]>(
    `SELECT c.id, coalesce(p.started, 0)::int AS started, coalesce(p.completed, 0)::int AS completed,
            coalesce(s.waiting, 0)::int AS waiting, coalesce(s.points, 0)::bigint AS "pointsAwarded"
       FROM unnest($2::uuid[]) AS c (id)
       LEFT JOIN LATERAL (
         SELECT count(*) AS started, count(*) FILTER (WHERE status = 'COMPLETED') AS completed
           FROM participation WHERE program_id = $1 AND challenge_id = c.id
       ) p ON true
       LEFT JOIN LATERAL (
         SELECT count(*) FILTER (WHERE s.status = 'SUBMITTED') AS waiting,
                sum((v.definition -> 'stages' -> (s.stage - 1) ->> 'points')::bigint)
                  FILTER (WHERE s.status = 'APPROVED') AS points
           FROM participation p
           JOIN submission s ON s.program_id = p.program_id AND s.participation_id = p.id
           JOIN challenge_version v ON v.program_id = p.program_id
                AND v.challenge_id = p.challenge_id AND v.version = p.challenge_version
          WHERE p.program_id = $1 AND p.challenge_id = c.id
       ) s ON true`,
    [tx.programId, challengeIds],
  );
  return new Map(rows.map(({ id, ...stats }) => [id, stats]));
}
