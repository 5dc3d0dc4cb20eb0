import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { askAboutAdvocates } from '../advocates/index.js';
import { findSegmentsByIds, readJudging } from '../segments/index.js';
import { admits, isBrokenPart, isInPart, type AudienceJudging } from './audience-sql.queries.js';
import {
  type Audience,
  type AudienceOwnerKind,
  type AudiencePart,
  idsOf,
  type PartKind,
} from './audience.rules.js';

export interface AudienceRow {
  readonly ownerId: Id;
  /** 0: nobody ever chose one */
  readonly version: number;
  readonly audience: Audience;
}

interface FlatPart {
  readonly ownerId: Id;
  readonly version: number;
  /** null: everyone again */
  readonly side: AudiencePart['side'] | null;
  readonly kind: PartKind | null;
  readonly id: Id | null;
}

/** The audiences that were chosen, of these or of all of a kind. */
export async function findAudiences(
  tx: Tx,
  kind: AudienceOwnerKind,
  ownerIds: readonly Id[] | null,
): Promise<AudienceRow[]> {
  const rows = await tx.query<FlatPart[]>(
    `SELECT x.owner_id AS "ownerId", x.version, p.side, p.kind, p.id
       FROM audience x
       LEFT JOIN LATERAL (
         SELECT s.side, 'SEGMENT' AS kind, s.segment_id AS id FROM audience_segment s
          WHERE s.program_id = $1 AND s.owner_kind = $2 AND s.owner_id = x.owner_id
         UNION ALL
         SELECT t.side, 'TAG', t.tag_id FROM audience_tag t
          WHERE t.program_id = $1 AND t.owner_kind = $2 AND t.owner_id = x.owner_id
         UNION ALL
         SELECT h.side, 'PERSON', h.advocate_id FROM audience_person h
          WHERE h.program_id = $1 AND h.owner_kind = $2 AND h.owner_id = x.owner_id
       ) p ON true
      WHERE x.program_id = $1 AND x.owner_kind = $2
        AND ($3::uuid[] IS NULL OR x.owner_id = ANY ($3::uuid[]))
      ORDER BY x.owner_id, p.side, p.kind, p.id`,
    [tx.programId, kind, ownerIds],
  );
  const found = new Map<Id, { version: number; audience: AudiencePart[] }>();
  for (const { ownerId, version, ...part } of rows) {
    const row = found.get(ownerId) ?? { version, audience: [] };
    if (isPart(part)) row.audience.push(part);
    found.set(ownerId, row);
  }
  return [...found].map(([ownerId, row]) => ({ ownerId, ...row }));
}

function isPart(part: Omit<FlatPart, 'ownerId' | 'version'>): part is AudiencePart {
  return part.id !== null;
}

/** What a challenge or reward has; everyone where nobody chose. */
export async function findAudience(
  tx: Tx,
  kind: AudienceOwnerKind,
  ownerId: Id,
): Promise<AudienceRow> {
  const [row] = await findAudiences(tx, kind, [ownerId]);
  return row ?? { ownerId, version: 0, audience: [] };
}

/** As many statements however many audiences there are. */
export async function readAudienceJudging(
  tx: Tx,
  audiences: readonly Audience[],
): Promise<AudienceJudging> {
  const ids = [...new Set(audiences.flatMap((audience) => idsOf(audience, 'SEGMENT')))];
  const segments = ids.length === 0 ? [] : await findSegmentsByIds(tx, ids);
  return {
    judging: await readJudging(
      tx,
      segments.map(({ rule }) => rule),
    ),
    segments: new Map(segments.map((segment) => [segment.id, segment])),
  };
}

/**
 * R-U3: which of these, or of all of a kind, the advocate is outside of at the transaction's moment.
 * Who is no advocate, or has left, is outside of each that does not admit everyone.
 */
export async function findClosedTo(
  tx: Tx,
  kind: AudienceOwnerKind,
  advocateId: Id | null,
  ownerIds: readonly Id[] | null = null,
): Promise<Id[]> {
  const chosen = await findAudiences(tx, kind, ownerIds);
  const restricted = chosen.filter(({ audience }) => audience.length > 0);
  const isAdmitted = await admittedTo(
    tx,
    advocateId,
    restricted.map(({ audience }) => audience),
  );
  return restricted.filter((_, place) => !isAdmitted[place]).map(({ ownerId }) => ownerId);
}

async function admittedTo(
  tx: Tx,
  advocateId: Id | null,
  audiences: readonly Audience[],
): Promise<readonly boolean[]> {
  if (audiences.length === 0 || advocateId === null) return [];
  const judged = await readAudienceJudging(tx, audiences);
  const questions = audiences.map((audience) => {
    const isIn = admits(audience, judged);
    return (values: Parameters<typeof isIn>[0]) => `${isIn(values)}, NULL`;
  });
  const answers = (await askAboutAdvocates(tx, [advocateId], questions)).get(advocateId) ?? [];
  return answers.map(([isIn]) => isIn === true);
}

export interface CheckedPart extends AudiencePart {
  readonly isMet: boolean;
  /** what it asks about is gone: nobody comes in by it, or nobody at all */
  readonly isBroken: boolean;
}

/** Why one advocate is inside or outside, part by part. */
export interface CheckedAudience {
  readonly isIn: boolean;
  readonly parts: readonly CheckedPart[];
}

/** Null where there is no such advocate, or they have left. */
export async function checkAudience(
  tx: Tx,
  audience: Audience,
  advocateId: Id,
): Promise<CheckedAudience | null> {
  const judged = await readAudienceJudging(tx, [audience]);
  const conditions = [
    admits(audience, judged),
    ...audience.map((part) => isInPart(part, judged)),
  ].map(
    (condition): typeof condition =>
      (values) =>
        `${condition(values)}, NULL`,
  );
  const answers = (await askAboutAdvocates(tx, [advocateId], conditions)).get(advocateId);
  if (answers === undefined) return null;
  const [isIn, ...met] = answers.map(([answer]) => answer === true);
  return {
    isIn: isIn === true,
    parts: audience.map((part, place) => ({
      ...part,
      isMet: met[place] === true,
      isBroken: isBrokenPart(part, judged),
    })),
  };
}

/** An audience that names a part. */
export interface NamingAudience {
  readonly ownerKind: AudienceOwnerKind;
  readonly ownerId: Id;
  readonly partId: Id;
}

/** Whose audiences name these segments, on either side. */
export function findAudiencesOfSegments(tx: Tx, ids: readonly Id[]): Promise<NamingAudience[]> {
  return tx.query<NamingAudience[]>(
    `SELECT DISTINCT owner_kind AS "ownerKind", owner_id AS "ownerId", segment_id AS "partId"
       FROM audience_segment WHERE program_id = $1 AND segment_id = ANY ($2::uuid[])
      ORDER BY 1, 2, 3`,
    [tx.programId, ids],
  );
}

/** Whose audiences name these tags, on either side. */
export function findAudiencesOfTags(tx: Tx, ids: readonly Id[]): Promise<NamingAudience[]> {
  return tx.query<NamingAudience[]>(
    `SELECT DISTINCT owner_kind AS "ownerKind", owner_id AS "ownerId", tag_id AS "partId"
       FROM audience_tag WHERE program_id = $1 AND tag_id = ANY ($2::uuid[])
      ORDER BY 1, 2, 3`,
    [tx.programId, ids],
  );
}
