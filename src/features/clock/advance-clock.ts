import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { plusDays } from '../../kernel/day.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { Outbox } from '../../platform/outbox/index.js';
import { NotSandbox, readProgram } from '../programs/index.js';
import { ClockBusy } from './clock.errors.js';
import { clockAdvanceRequested } from './clock.events.js';

const DAYS = 'A whole number of days from 1 to 400.';

const Input = z.object({
  days: z.number({ error: DAYS }).int(DAYS).min(1, DAYS).max(400, DAYS),
});

/**
 * Requests that the clock of a sample or sandbox programme be moved forward (R-T3), by days of its
 * time zone. The row is the source of truth: `MoveClock` goes there step by step, and continues
 * from where it was. Returns the move's id. Throws InvalidInput, NotSandbox, ClockBusy.
 */
@Injectable()
export class AdvanceClock {
  constructor(private readonly outbox: Outbox) {}

  async advanceClock(tx: Tx, actor: Actor, input: { readonly days: number }): Promise<Id> {
    const { days } = parseInput(Input, input);
    const { kind, timeZone } = await readProgram(tx);
    if (kind === 'LIVE') throw new NotSandbox('The clock of a live programme is the real one.');
    const id = newId();
    const inserted = await tx.query<unknown[]>(
      `INSERT INTO clock_advance (program_id, id, from_at, to_at, done_until, status, happened,
         requested_by, created_at)
       VALUES ($1, $2, $3, $4, $3, 'RUNNING', 0, $5, $6)
       ON CONFLICT (program_id) WHERE status = 'RUNNING' DO NOTHING RETURNING id`,
      [tx.programId, id, tx.now, plusDays(tx.now, days, timeZone), actor.id, tx.realNow],
    );
    if (inserted.length === 0) throw new ClockBusy();
    await this.outbox.append(tx, [clockAdvanceRequested.of({ advanceId: id })]);
    return id;
  }
}
