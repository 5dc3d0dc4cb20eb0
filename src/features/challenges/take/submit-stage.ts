import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotFound, type FieldProblem } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { findFilesByIds } from '../../files/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { NotSubmittable, submissionSubmitted, isOver } from '../define/index.js';
import {
  findParticipations,
  lockParticipation,
  type LockedParticipation,
} from './participation.queries.js';
import type { SubmissionRow } from './submission.queries.js';
import { missingProof, Proof, refusalOf } from './submission.rules.js';

export type SubmitStageInput = z.input<typeof Proof> & {
  readonly participationId: Id;
  /** from 1 */
  readonly stage: number;
};

/**
 * Hands in an advocate's proof of a stage, or a better one after a refusal that was not final
 * (R-C3). Answers the submission's id. Throws InvalidInput, NotSubmittable, NotFound.
 */
@Injectable()
export class SubmitStage {
  constructor(
    private readonly recordTimeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async execute(tx: Tx, actor: Actor, input: SubmitStageInput): Promise<Id> {
    const { participationId, stage } = input;
    const participation = await lockParticipation(tx, participationId);
    if (participation === null || participation.advocateId !== actor.advocateId) {
      throw new NotFound('challenge of yours', ['participationId']);
    }
    const read = await findParticipations(tx, [participationId]);
    const submissions = read.get(participationId)?.submissions ?? [];
    refuseWrongMoment(participation, submissions, stage);
    const proof = parseInput(Proof, input);
    const problems = [
      ...missingProof(participation.definition, stage, proof),
      ...(await this.fileProblems(tx, participation.advocateId, proof.fileIds)),
    ];
    if (problems.length > 0) throw new InvalidInput(problems);
    const former = submissions.find((submission) => submission.stage === stage) ?? null;
    const id = await this.write(tx, participation, stage, proof, former);
    await this.tell(tx, actor, participation, { id, stage, again: former !== null });
    return id;
  }

  private async fileProblems(
    tx: Tx,
    advocateId: Id,
    fileIds: readonly Id[],
  ): Promise<FieldProblem[]> {
    if (fileIds.length === 0) return [];
    const files = await findFilesByIds(tx, fileIds);
    const own = files.filter((file) => file.advocateId === advocateId);
    return own.length === fileIds.length
      ? []
      : [{ path: ['fileIds'], message: 'Upload the file again: it is not one of yours.' }];
  }

  private async write(
    tx: Tx,
    participation: LockedParticipation,
    stage: number,
    proof: Proof,
    former: SubmissionRow | null,
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
        stage,
        proof.text,
        proof.link,
        proof.fileIds,
        proof.disclosureAccepted,
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

  private async tell(
    tx: Tx,
    actor: Actor,
    { id: participationId, challengeId, advocateId }: LockedParticipation,
    submitted: { id: Id; stage: number; again: boolean },
  ): Promise<void> {
    const { id: submissionId, stage, again } = submitted;
    await this.recordTimeline.execute(tx, actor, [
      {
        subjectKind: 'PARTICIPATION',
        subjectId: participationId,
        occurredAt: tx.now,
        rule: 'R-C3',
        ruleVersion: 1,
        outcome: again ? 'SUBMITTED_AGAIN' : 'SUBMITTED',
        inputs: { submissionId, stage },
        audience: 'ADVOCATE',
      },
    ]);
    await this.outbox.append(tx, [
      submissionSubmitted.of({ submissionId, participationId, challengeId, advocateId, stage }),
    ]);
  }
}

function refuseWrongMoment(
  participation: LockedParticipation,
  submissions: readonly SubmissionRow[],
  stage: number,
): void {
  const standing = {
    participation: participation.status,
    challengeIsOver: isOver(participation.challengeStatus),
    states: new Map(submissions.map((submission) => [submission.stage, submission])),
  };
  const refusal = refusalOf(standing, stage, participation.definition.stages.length);
  if (refusal !== null) throw new NotSubmittable(refusal, ['stage']);
}
