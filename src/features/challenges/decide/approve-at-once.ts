import { Injectable } from '@nestjs/common';
import { machineActor, type Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { findSubmissions } from '../take/index.js';
import { AnnounceDecision } from './announce-decision.js';
import { WriteDecision } from './write-decision.js';

/**
 * Approves what was just handed in, where nobody has to decide: by no person, in the request of the
 * advocate who handed it in, and announced at once, since nobody can undo it before. A person may
 * still take it back (R-C2); it waits for a person from then on. The caller has locked the
 * participation.
 */
@Injectable()
export class ApproveAtOnce {
  constructor(
    private readonly writeDecision: WriteDecision,
    private readonly announceDecision: AnnounceDecision,
  ) {}

  async approveAtOnce(tx: Tx, { programId, requestId }: Actor, submissionId: Id): Promise<void> {
    const nobody = machineActor('JOB', programId, requestId);
    const submission = (await findSubmissions(tx, [submissionId])).get(submissionId);
    if (!submission) throw new Error('What was handed in was not found.');
    const decision = { kind: 'APPROVE', reason: null, message: null, final: false } as const;
    const written = await this.writeDecision.writeDecision(tx, nobody, submission, decision);
    const times = { occurredAt: tx.now };
    await this.announceDecision.announceDecision(tx, nobody, {
      submission,
      decision,
      written,
      isAtOnce: true,
      times,
    });
  }
}
