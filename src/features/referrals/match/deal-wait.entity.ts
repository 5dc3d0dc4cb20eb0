import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { DealWait } from './deal-wait.rules.js';

/** A deal that waits for a person to choose the referrals that it belongs to (R-W13). */
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

/** A person chose the referrals that the deal belongs to, or chose none (R-W13). */
@Entity('deal_choice')
export class DealChoiceEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid', { name: 'deal_id' })
  dealId!: Id;

  @Column('timestamptz', { name: 'chosen_at' })
  chosenAt!: Date;

  /** their membership or key; null for a machine */
  @Column('uuid', { name: 'chosen_by', nullable: true })
  chosenBy!: Id | null;

  @Column('integer')
  version!: number;
}
