import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';

@Entity('referral_fact')
export class ReferralFactEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid', { name: 'referral_id' })
  referralId!: Id;

  @PrimaryColumn('text', { name: 'fact_id' })
  factId!: string;

  @Column('text')
  kind!: string;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt!: Date;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;

  @PrimaryColumn('text')
  source!: string;

  @Column('bigint', { name: 'source_version', nullable: true })
  sourceVersion!: number | null;

  @Column('jsonb')
  payload!: object;
}

@Entity('referral_decision')
export class ReferralDecisionEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid')
  id!: Id;

  @Column('uuid', { name: 'referral_id' })
  referralId!: Id;

  @Column('text')
  kind!: string;

  @Column('jsonb')
  payload!: object;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt!: Date;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: Id | null;
}

/** What a colleague wrote with a move. */
@Entity('referral_note')
export class ReferralNoteEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid')
  id!: Id;

  @Column('uuid', { name: 'referral_id' })
  referralId!: Id;

  /** null: it was erased */
  @Column('text', { nullable: true })
  text!: string | null;

  @Column('timestamptz', { name: 'written_at' })
  writtenAt!: Date;

  @Column('uuid', { name: 'written_by', nullable: true })
  writtenBy!: Id | null;
}

/** A referral that went with the run of an import that had brought it in (R-D7). */
@Entity('referral_taken_back')
export class ReferralTakenBackEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid')
  id!: Id;

  @Column('uuid', { name: 'advocate_id' })
  advocateId!: Id;

  @Column('timestamptz', { name: 'taken_back_at' })
  takenBackAt!: Date;

  @Column('uuid', { name: 'taken_back_by', nullable: true })
  takenBackBy!: Id | null;
}
