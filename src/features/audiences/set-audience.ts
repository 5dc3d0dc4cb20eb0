import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { NotFound, StaleVersion } from '../../platform/errors/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { RecordTimeline } from '../timeline/index.js';
import { holdDependents } from '../traits/index.js';
import { audienceOwner, type AudienceOwner } from './audience-owners.js';
import { findAudience } from './audience.queries.js';
import { findMissingPart } from './find-missing-part.js';
import {
  type Audience,
  audienceOf,
  type AudienceOwnerKind,
  type AudiencePart,
  type AudienceSideName,
  fieldOf,
  isSameAudience,
  type ToldAudience,
} from './audience.rules.js';
import { refuseScores } from './refuse-scores.js';
import { writeAudience } from './write-audience.js';

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
    const missing = await findMissingPart(tx, audience);
    if (missing) throw new NotFound(NOUNS[missing.kind], pathOf(missing));
    if (before.version !== input.version) throw new StaleVersion('audience', before.version);
    await refuseScores(tx, owner, id, audience);
    await writeAudience(tx, { kind, id, audience });
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

const NOUNS = { SEGMENT: 'segment', TAG: 'tag', PERSON: 'advocate' } as const;

function pathOf({ side, kind }: AudiencePart): string[] {
  return [side.toLowerCase(), fieldOf(kind)];
}
