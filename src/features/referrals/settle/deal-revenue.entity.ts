import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';

@Entity('deal_revenue')
export class DealRevenueEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid', { name: 'deal_id' })
  dealId!: Id;

  @Column('uuid', { name: 'referral_id' })
  referralId!: Id;

  @Column('bigint', { name: 'amount_minor' })
  amountMinor!: number;

  @Column('text')
  currency!: string;
}
