import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { DeclaredLine } from './define-lines.js';
import { keysWithText, type TimelineInputs } from './timeline-inputs.rules.js';
import type { Audience } from './timeline-audience.rules.js';

/** One line to be written: what happened to whom, when, under which rule, and what was decided. */
export interface NewTimelineEntry extends DeclaredLine {
  readonly subjectId: Id;
  /** When it happened; when it was learned is the transaction's now (R-T1). */
  readonly occurredAt: Date;
  readonly ruleVersion: number;
  readonly inputs: TimelineInputs;
  readonly audience: Audience;
}

/**
 * Writes lines of the timeline, in their order, in one statement for any number of them.
 * Throws TypeError where an input could hold a person's name, address or free text (R-A5).
 */
@Injectable()
export class RecordTimeline {
  async recordTimeline(tx: Tx, actor: Actor, entries: readonly NewTimelineEntry[]): Promise<void> {
    if (entries.length === 0) return;
    for (const entry of entries) refuseText(entry);
    await tx.query(
      `INSERT INTO timeline (program_id, subject_kind, subject_id, occurred_at, recorded_at, rule,
         rule_version, outcome, inputs, actor_kind, actor_id, actor_role, audience, write_id)
       SELECT $1, e."subjectKind", e."subjectId", e."occurredAt", $2, e.rule, e."ruleVersion",
              e.outcome, e.inputs, $3, $4, $5, e.audience, $7
         FROM ROWS FROM (jsonb_to_recordset($6::jsonb) AS (
           "subjectKind" text, "subjectId" uuid, "occurredAt" timestamptz, rule text,
           "ruleVersion" smallint, outcome text, inputs jsonb, audience text
         )) WITH ORDINALITY AS e ("subjectKind", "subjectId", "occurredAt", rule, "ruleVersion",
           outcome, inputs, audience, place)
        ORDER BY e.place`,
      [tx.programId, tx.now, actor.kind, actor.id, actor.role, JSON.stringify(entries), tx.writeId],
    );
  }
}

function refuseText(entry: NewTimelineEntry): void {
  const wrong = keysWithText(entry.inputs);
  if (wrong.length > 0) {
    throw new TypeError(
      `Timeline ${entry.rule}.${entry.outcome}: inputs hold ids, dates, numbers and codes alone, not ${wrong.join(', ')}`,
    );
  }
}
