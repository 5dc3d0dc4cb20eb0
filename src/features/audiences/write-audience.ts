import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { Audience, AudienceOwnerKind, PartKind } from './audience.rules.js';

interface Written {
  readonly kind: AudienceOwnerKind;
  readonly id: Id;
  readonly audience: Audience;
}

type Insert = (tx: Tx, values: readonly unknown[]) => Promise<unknown>;

const INSERTS: Readonly<Record<PartKind, Insert>> = {
  SEGMENT: (tx, values) =>
    tx.query(
      `INSERT INTO audience_segment (program_id, owner_kind, owner_id, side, segment_id)
       SELECT $1, $2, $3, p.side, p.id FROM unnest($4::text[], $5::uuid[]) AS p (side, id)`,
      [...values],
    ),
  TAG: (tx, values) =>
    tx.query(
      `INSERT INTO audience_tag (program_id, owner_kind, owner_id, side, tag_id)
       SELECT $1, $2, $3, p.side, p.id FROM unnest($4::text[], $5::uuid[]) AS p (side, id)`,
      [...values],
    ),
  PERSON: (tx, values) =>
    tx.query(
      `INSERT INTO audience_person (program_id, owner_kind, owner_id, side, advocate_id)
       SELECT $1, $2, $3, p.side, p.id FROM unnest($4::text[], $5::uuid[]) AS p (side, id)`,
      [...values],
    ),
};

/** The whole audience in the place of what was chosen before. */
export async function writeAudience(tx: Tx, { kind, id, audience }: Written): Promise<void> {
  const key = [tx.programId, kind, id];
  await tx.query(
    `INSERT INTO audience (program_id, owner_kind, owner_id, version) VALUES ($1, $2, $3, 1)
     ON CONFLICT (program_id, owner_kind, owner_id) DO UPDATE SET version = audience.version + 1`,
    key,
  );
  await tx.query(
    `WITH segments AS (
       DELETE FROM audience_segment WHERE program_id = $1 AND owner_kind = $2 AND owner_id = $3
     ), tags AS (
       DELETE FROM audience_tag WHERE program_id = $1 AND owner_kind = $2 AND owner_id = $3
     ) DELETE FROM audience_person WHERE program_id = $1 AND owner_kind = $2 AND owner_id = $3`,
    key,
  );
  for (const [of, insert] of Object.entries(INSERTS)) {
    const parts = audience.filter((part) => part.kind === of);
    if (parts.length === 0) continue;
    await insert(tx, [...key, parts.map(({ side }) => side), parts.map((part) => part.id)]);
  }
}
