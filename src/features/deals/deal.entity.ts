import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

@Entity('deal')
export class DealEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid')
  id!: Id;

  @Column('text', { name: 'external_id', nullable: true })
  externalId!: string | null;

  @Column('text', { name: 'referral_external_id', nullable: true })
  referralExternalId!: string | null;

  @Column('text', { nullable: true })
  name!: string | null;

  @Column('uuid', { name: 'company_id', nullable: true })
  companyId!: Id | null;

  @Column('uuid', { name: 'owner_member_id', nullable: true })
  ownerMemberId!: Id | null;

  @Column('text')
  stage!: string;

  @Column('date', { name: 'closed_on', nullable: true })
  closedOn!: string | null;

  @Column('bigint', { name: 'amount_minor', nullable: true })
  amountMinor!: number | null;

  @Column('text', { nullable: true })
  currency!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('integer')
  version!: number;
}

@Entity('deal_fact')
export class DealFactEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid', { name: 'deal_id' })
  dealId!: Id;

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

/** A report that does not count any more (R-D7). */
@Entity('deal_fact_taken_back')
export class DealFactTakenBackEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid', { name: 'deal_id' })
  dealId!: Id;

  @PrimaryColumn('text')
  source!: string;

  @PrimaryColumn('text', { name: 'fact_id' })
  factId!: string;

  @Column('timestamptz', { name: 'taken_back_at' })
  takenBackAt!: Date;

  @Column('uuid', { name: 'taken_back_by', nullable: true })
  takenBackBy!: Id | null;
}
