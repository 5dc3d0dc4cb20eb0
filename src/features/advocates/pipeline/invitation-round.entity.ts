import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { RefusedInvitations } from './invitation-outcome.rules.js';

@Entity('invitation_round')
export class InvitationRoundEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('timestamptz', { name: 'sent_at' }) sentAt!: Date;
  @Column('uuid', { name: 'advocate_ids', array: true }) advocateIds!: Id[];
  @Column('jsonb') refused!: RefusedInvitations[];
}
