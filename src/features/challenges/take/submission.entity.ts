import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { DecisionKind, DecisionReason, SubmissionStatus } from '../define/index.js';

@Entity('submission')
export class SubmissionEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'participation_id' }) participationId!: Id;
  @Column('integer') stage!: number;
  @Column('text') status!: SubmissionStatus;
  @Column('boolean') final!: boolean;
  @Column('text', { nullable: true }) text!: string | null;
  @Column('text', { nullable: true }) link!: string | null;
  @Column('uuid', { name: 'file_ids', array: true }) fileIds!: Id[];
  @Column('boolean', { name: 'disclosure_accepted' }) disclosureAccepted!: boolean;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt!: Date | null;
  /** the number of the last decision; 0 before the first */
  @Column('integer', { name: 'decision_no' }) decisionNo!: number;
  @Column('integer') version!: number;
}

/** Every decision that was taken on a submission, and each that was taken back. */
@Entity('decision')
export class DecisionEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'submission_id' }) submissionId!: Id;
  @PrimaryColumn('integer', { name: 'decision_no' }) decisionNo!: number;
  @Column('text') kind!: DecisionKind;
  @Column('text', { name: 'reason_code', nullable: true }) reasonCode!: DecisionReason | null;
  @Column('text', { nullable: true }) message!: string | null;
  @Column('boolean') final!: boolean;
  @Column('bigint') points!: number;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: Id | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
}
