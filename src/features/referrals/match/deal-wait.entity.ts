import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { DealWait } from './deal-wait.rules.js';

/** A deal that waits for a person to say which referral it belongs to (R-W13). */
@Entity('deal_wait')
export class DealWaitEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid', { name: 'deal_id' })
  dealId!: Id;

  @Column('text')
  reason!: DealWait;

  /** the referrals of its company, 101 at most */
  @Column('integer')
  candidates!: number;

  @Column('timestamptz')
  since!: Date;
}
