import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, type FieldProblem } from '../../../platform/errors/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { recordOwnAct } from '../../advocates/index.js';
import { MarkHandedIn } from '../../files/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { ApproveAtOnce } from '../decide/index.js';
import { submissionSubmitted } from '../define/index.js';
import { filledParts, StageHandlers, type Judged } from '../stages/index.js';
import { lockOpenStage, type OpenStage } from '../take/index.js';
import { participationLine } from '../take/index.js';

/** Beside these, the fields that the stage's kind takes: a text, a link, files, answers. */
export interface SubmitStageInput {
  readonly participationId: Id;
  /** from 1 */
  readonly stage: number;
  readonly disclosureAccepted: boolean;
  readonly [handedIn: string]: unknown;
}

/**
 * Hands in what a stage asks for, or something better after a refusal that was not final (R-C3).
 * The stage's kind checks it. Where nobody has to decide it is approved at once, unless somebody
 * refused it before. Returns the submission's id. Throws InvalidInput, NotSubmittable, NotFound.
 */
@Injectable()
export class SubmitStage {
  constructor(
    private readonly handlers: StageHandlers,
    private readonly approveAtOnce: ApproveAtOnce,
    private readonly recordTimeline: RecordTimeline,
    private readonly outbox: Outbox,
    private readonly markFiles: MarkHandedIn,
  ) {}

  async submitStage(tx: Tx, actor: Actor, input: SubmitStageInput): Promise<Id> {
    const { participationId, stage, disclosureAccepted, ...handedIn } = input;
    const open = await lockOpenStage(tx, actor, { participationId, stage });
    const judged = await this.judge(tx, open, handedIn);
    const problems = [...judged.problems, ...disclosureProblems(open, disclosureAccepted)];
    if (problems.length > 0) throw new InvalidInput(problems);
    if (!(await this.markFiles.markHandedIn(tx, actor, judged.fileIds))) {
      const message = 'Upload the file again: it waited for too long.';
      throw new InvalidInput([{ path: ['fileIds'], message }]);
    }
    await recordOwnAct(tx, actor, open.participation.advocateId);
    const id = await write(tx, open, judged, disclosureAccepted);
    await judged.keep?.(tx, actor, id);
    const isDone = !open.definition.needsDecision && open.former === null;
    await this.report(tx, actor, open, { id, isDone });
    if (isDone) await this.approveAtOnce.approveAtOnce(tx, actor, id);
    return id;
  }

  private judge(tx: Tx, open: OpenStage, input: object): Promise<Judged> {
    const { participation, number, definition } = open;
    const { id: participationId, challengeId, challengeVersion, advocateId } = participation;
    const stage = { challengeId, challengeVersion, participationId, advocateId, number };
    const handler = this.handlers.of(definition.kind);
    const handedIn = filledParts(input);
    refuseStrange(handler.takes, handedIn);
    return handler.judge(tx, { ...stage, parts: definition }, handedIn);
  }

  private async report(
    tx: Tx,
    actor: Actor,
    { participation, number: stage, former }: OpenStage,
    { id: submissionId, isDone }: { id: Id; isDone: boolean },
  ): Promise<void> {
    const { id: participationId, challengeId, advocateId } = participation;
    const waits = former === null ? 'SUBMITTED' : 'SUBMITTED_AGAIN';
    await this.recordTimeline.recordTimeline(tx, actor, [
      {
        ...participationLine('R-C3', isDone ? 'HANDED_IN' : waits),
        subjectId: participationId,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: { submissionId, stage },
        audience: 'ADVOCATE',
      },
    ]);
    await this.outbox.append(tx, [
      submissionSubmitted.of({ submissionId, participationId, challengeId, advocateId, stage }),
    ]);
  }
}

/** Input for another kind of stage: if it were ignored, the sender would think it arrived. */
function refuseStrange(takes: readonly string[], handedIn: object): void {
  const message = `This stage takes ${takes.join(', ')}: leave it out.`;
  const problems = Object.keys(handedIn)
    .filter((field) => !takes.includes(field))
    .map((field) => ({ path: [field], message }));
  if (problems.length > 0) throw new InvalidInput(problems);
}

function disclosureProblems({ participation }: OpenStage, accepted: boolean): FieldProblem[] {
  if (participation.definition.disclosure === null || accepted) return [];
  const message = 'Accept the disclosure, and put it beside what you publish.';
  return [{ path: ['disclosureAccepted'], message, rule: 'R-C4' }];
}

async function write(
  tx: Tx,
  { participation, number, former }: OpenStage,
  judged: Judged,
  disclosureAccepted: boolean,
): Promise<Id> {
  const id = former?.id ?? newId();
  await tx.query(
    `INSERT INTO submission (program_id, id, participation_id, stage, status, final, text, link,
       file_ids, disclosure_accepted, submitted_at, decision_no, version)
     VALUES ($1, $2, $3, $4, 'SUBMITTED', false, $5, $6, $7, $8, $9, 0, 1)
     ON CONFLICT (program_id, participation_id, stage) DO UPDATE SET status = 'SUBMITTED',
       final = false, text = excluded.text, link = excluded.link, file_ids = excluded.file_ids,
       disclosure_accepted = excluded.disclosure_accepted,
       submitted_at = excluded.submitted_at, version = submission.version + 1`,
    [
      tx.programId,
      id,
      participation.id,
      number,
      judged.text,
      judged.link,
      judged.fileIds,
      disclosureAccepted,
      tx.now,
    ],
  );
  await tx.query(
    `UPDATE participation SET status = 'IN_PROGRESS'
      WHERE program_id = $1 AND id = $2 AND status = 'STARTED'`,
    [tx.programId, participation.id],
  );
  return id;
}
