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
    `SELECT x.owner_id AS "ownerId", x.version, p.side, p.kind, p.part_id AS id
       FROM audience x
       LEFT JOIN audience_part p ON p.program_id = x.program_id AND p.owner_kind = x.owner_kind
            AND p.owner_id = x.owner_id
      WHERE x.program_id = $1 AND x.owner_kind = $2
        AND ($3::uuid[] IS NULL OR x.owner_id = ANY ($3::uuid[]))
      ORDER BY x.owner_id, p.side, p.kind, p.part_id`,
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
    judging: await readJudging(tx),
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

/** By tag or segment, whose audiences name it. */
export async function findAudiencesNaming(
  tx: Tx,
  kind: Exclude<PartKind, 'PERSON'>,
  ids: readonly Id[],
): Promise<readonly { ownerKind: AudienceOwnerKind; ownerId: Id; partId: Id }[]> {
  return tx.query(
    `SELECT DISTINCT owner_kind AS "ownerKind", owner_id AS "ownerId", part_id AS "partId"
       FROM audience_part WHERE program_id = $1 AND kind = $2 AND part_id = ANY ($3::uuid[])
      ORDER BY 1, 2, 3`,
    [tx.programId, kind, ids],
  );
}
