import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { RecordTimeline } from '../../timeline/index.js';
import { lockAdvocate, type AdvocateRow } from './advocate.queries.js';
import { advocateLine } from './advocate.subject.js';
import { endOfBreak, TimeZone, zoneAfter, type ZoneSource } from './profile.rules.js';

const Input = z.object({ timeZone: TimeZone, detected: z.boolean() });

export interface SetTimeZoneInput {
  readonly timeZone: string;
  /** the browser told it, and nobody chose it */
  readonly detected: boolean;
}

/**
 * R-U1: an advocate's own time zone, in which nothing is sent at night (R-N1). What a browser tells
 * counts only as long as nobody told any. Returns the advocate's id. Throws InvalidInput,
 * NotAvailable.
 */
@Injectable()
export class SetTimeZone {
  constructor(private readonly timeline: RecordTimeline) {}

  async setTimeZone(tx: Tx, actor: Actor, input: SetTimeZoneInput): Promise<Id> {
    const { timeZone, detected } = parseInput(Input, input);
    const advocate = actor.advocateId === null ? null : await lockAdvocate(tx, actor.advocateId);
    if (!advocate) throw new NotAvailable('Only an advocate has a time zone of their own.');
    const after = zoneAfter(advocate, { timeZone, from: detected ? 'BROWSER' : 'ADVOCATE' });
    if (after === null) return advocate.id;
    await writeZone(tx, advocate, after);
    if (after.timeZone === advocate.timeZone) return advocate.id;
    await this.timeline.recordTimeline(tx, actor, [
      {
        ...advocateLine('R-U1', detected ? 'TIME_ZONE_DETECTED' : 'TIME_ZONE_CHANGED'),
        subjectId: advocate.id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: { timeZone },
        audience: 'ADVOCATE',
      },
    ]);
    return advocate.id;
  }
}

/** A break until a day ends with the first instant of that day where the advocate is. */
async function writeZone(
  tx: Tx,
  { id, backOn }: AdvocateRow,
  { timeZone, timeZoneFrom }: { readonly timeZone: string; readonly timeZoneFrom: ZoneSource },
): Promise<void> {
  await tx.query(
    `UPDATE advocate SET time_zone = $3, time_zone_from = $4, resumes_at = $5, version = version + 1
      WHERE program_id = $1 AND id = $2`,
    [tx.programId, id, timeZone, timeZoneFrom, endOfBreak(backOn, timeZone)],
  );
}
