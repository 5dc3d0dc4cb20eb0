import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { RedemptionReason, RedemptionStatus } from '../catalogue/index.js';

@Entity('redemption')
export class RedemptionEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid')
  id!: Id;

  @Column('uuid', { name: 'reward_id' })
  rewardId!: Id;

  @Column('integer', { name: 'reward_version' })
  rewardVersion!: number;

  @Column('uuid', { name: 'advocate_id' })
  advocateId!: Id;

  @Column('bigint', { name: 'price_points' })
  pricePoints!: number;

  @Column('text')
  status!: RedemptionStatus;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: Id | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column('text', { name: 'reason_code', nullable: true })
  reasonCode!: RedemptionReason | null;

  @Column('text', { name: 'reason_text', nullable: true })
  reasonText!: string | null;

  @Column('timestamptz', { name: 'fulfilled_at', nullable: true })
  fulfilledAt!: Date | null;

  /** to the advocate, from who handed it over */
  @Column('text', { name: 'fulfilment_note', nullable: true })
  fulfilmentNote!: string | null;

  @Column('integer')
  version!: number;
}
