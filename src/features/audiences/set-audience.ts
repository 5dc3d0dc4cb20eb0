import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { NotFound, StaleVersion } from '../../platform/errors/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { findAdvocatesByIds } from '../advocates/index.js';
import { findSegmentsByIds } from '../segments/index.js';
import { findTagsByIds } from '../tags/index.js';
import { RecordTimeline } from '../timeline/index.js';
import { holdDependents } from '../traits/index.js';
import { audienceOwner, type AudienceOwner } from './audience-owners.js';
import { findAudience } from './audience.queries.js';
import {
  type Audience,
  audienceOf,
  type AudienceOwnerKind,
  type AudienceSideName,
  fieldOf,
  idsOf,
  isSameAudience,
  PART_KINDS,
  type PartKind,
  type ToldAudience,
} from './audience.rules.js';
import { refuseScores } from './refuse-scores.js';

const ids = (most: number, what: string) =>
  z.array(z.string()).max(most, `At most ${String(most)} ${what} on a side.`);
const Side = z.object({
  segmentIds: ids(50, 'segments'),
  tagIds: ids(50, 'tags'),
  advocateIds: ids(500, 'advocates'),
});
const Told = z.object({ include: Side, exclude: Side });

export interface SetAudienceInput extends ToldAudience {
  readonly of: AudienceOwnerKind;
  readonly id: Id;
  /** of the audience as it was read; 0: nobody ever chose one */
  readonly version: number;
}

/**
 * R-U3: chooses who may see and begin a challenge or a reward from now on; whoever has begun stays.
 * It names the whole audience, and the same again changes nothing. Returns the owner's id. Throws
 * InvalidInput, NotFound (the owner, or a part), NotAvailable, StaleVersion, RuleBroken (R-C4).
 */
@Injectable()
export class SetAudience {
  constructor(private readonly timeline: RecordTimeline) {}

  async setAudience(tx: Tx, actor: Actor, input: SetAudienceInput): Promise<Id> {
    const audience = audienceOf(parseInput(Told, input));
    const { of: kind, id } = input;
    const owner = audienceOwner(kind);
    await holdDependents(tx);
    await owner.lock(tx, id);
    const before = await findAudience(tx, kind, id);
    if (isSameAudience(before.audience, audience)) return id;
    if (before.version !== input.version) throw new StaleVersion('audience', before.version);
    await requireParts(tx, audience);
    await refuseScores(tx, owner, id, audience);
    await write(tx, { kind, id, audience });
    await this.record(tx, actor, { owner, id, audience, version: before.version + 1 });
    return id;
  }

  private async record(
    tx: Tx,
    actor: Actor,
    { owner, id, audience, version }: Chosen & { readonly version: number },
  ): Promise<void> {
    const included = namesOf(audience, 'INCLUDE');
    const excluded = namesOf(audience, 'EXCLUDE');
    await this.timeline.recordTimeline(tx, actor, [
      {
        ...owner.line(audience.length === 0 ? 'AUDIENCE_LIFTED' : 'AUDIENCE_CHOSEN'),
        subjectId: id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {
          version,
          included,
          excluded,
          include: included.length,
          exclude: excluded.length,
        },
        audience: 'STAFF',
      },
    ]);
  }
}

interface Chosen {
  readonly owner: AudienceOwner;
  readonly id: Id;
  readonly audience: Audience;
}

/** e.g. `TAG:019…` */
function namesOf(audience: Audience, wanted: AudienceSideName): string[] {
  return audience.filter(({ side }) => side === wanted).map(({ kind, id }) => `${kind}:${id}`);
}

const FINDERS: Readonly<
  Record<PartKind, (tx: Tx, ids: readonly Id[]) => Promise<readonly { readonly id: Id }[]>>
> = { SEGMENT: findSegmentsByIds, TAG: findTagsByIds, PERSON: findAdvocatesByIds };
const NOUNS = { SEGMENT: 'segment', TAG: 'tag', PERSON: 'advocate' } as const;

/** Throws NotFound for a part that is not here. */
async function requireParts(tx: Tx, audience: Audience): Promise<void> {
  for (const kind of PART_KINDS) {
    const wanted = idsOf(audience, kind);
    if (wanted.length === 0) continue;
    const found = new Set((await FINDERS[kind](tx, wanted)).map(({ id }) => id));
    const missing = audience.find((part) => part.kind === kind && !found.has(part.id));
    if (missing) throw new NotFound(NOUNS[kind], [missing.side.toLowerCase(), fieldOf(kind)]);
  }
}

async function write(
  tx: Tx,
  { kind, id, audience }: { kind: AudienceOwnerKind; id: Id; audience: Audience },
): Promise<void> {
  const key = [tx.programId, kind, id];
  await tx.query(
    `INSERT INTO audience (program_id, owner_kind, owner_id, version) VALUES ($1, $2, $3, 1)
     ON CONFLICT (program_id, owner_kind, owner_id) DO UPDATE SET version = audience.version + 1`,
    key,
  );
  await tx.query(
    'DELETE FROM audience_part WHERE program_id = $1 AND owner_kind = $2 AND owner_id = $3',
    key,
  );
  await tx.query(
    `INSERT INTO audience_part (program_id, owner_kind, owner_id, side, kind, part_id)
     SELECT $1, $2, $3, p.side, p.kind, p.id
       FROM unnest($4::text[], $5::text[], $6::uuid[]) AS p (side, kind, id)`,
    [
      ...key,
      audience.map(({ side }) => side),
      audience.map(({ kind: of }) => of),
      audience.map(({ id: part }) => part),
    ],
  );
}
