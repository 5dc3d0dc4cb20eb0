import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { Fulfilment, RewardItemStatus } from './redemption-eligibility.rules.js';

/** A reward's texts in another language than its own. */
export interface RewardText {
  readonly locale: string;
  readonly name: string;
  readonly description: string;
  readonly terms: string | null;
}

@Entity('reward')
@Unique(['programId', 'id', 'fulfilment'])
export class RewardEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid')
  id!: Id;

  @Column('text')
  status!: RewardItemStatus;

  @Column('text')
  name!: string;

  @Column('text')
  description!: string;

  @Column('text', { nullable: true })
  terms!: string | null;

  @Column('jsonb')
  texts!: readonly RewardText[];

  @Column('bigint', { name: 'price_points' })
  pricePoints!: number;

  @Column('bigint', { name: 'unit_cost_minor', nullable: true })
  unitCostMinor!: number | null;

  @Column('text', { nullable: true })
  currency!: string | null;

  @Column('text')
  fulfilment!: Fulfilment;

  /** how many there are in all, by hand; null where the codes say it */
  @Column('integer', { nullable: true })
  units!: number | null;

  /** whether somebody decides on a request before it is prepared */
  @Column('boolean', { name: 'needs_approval', default: true })
  needsApproval!: boolean;

  /** units that can still be redeemed; codes that are free less those promised */
  @Column('integer')
  stock!: number;

  @Column('integer', { name: 'per_advocate_limit', nullable: true })
  perAdvocateLimit!: number | null;

  @Column('boolean', { name: 'is_gift' })
  isGift!: boolean;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: Id | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** of the content that an advocate agrees to; stock and status do not raise it (R-R4) */
  @Column('integer')
  version!: number;
}
