import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';

export const MEMBERSHIP_STATUSES = ['INVITED', 'ACTIVE', 'REMOVED'] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

@Entity('membership')
export class MembershipEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'member_id' }) memberId!: Id;
  @Column('text', { array: true }) roles!: Role[];
  @Column('text') status!: MembershipStatus;
  @Column('text', { nullable: true }) blurb!: string | null;
  @Column('text', { name: 'invited_name', nullable: true }) invitedName!: string | null;
  @Column('uuid', { name: 'invited_by', nullable: true }) invitedBy!: Id | null;
  @Column('timestamptz', { name: 'invited_at', nullable: true }) invitedAt!: Date | null;
  @Column('timestamptz', { name: 'remind_at', nullable: true }) remindAt!: Date | null;
  @Column('timestamptz', { name: 'reminded_at', nullable: true }) remindedAt!: Date | null;
  @Column('timestamptz', { name: 'invitation_ends_at', nullable: true })
  invitationEndsAt!: Date | null;
  @Column('text', { name: 'invitation_note', nullable: true }) invitationNote!: string | null;
  @Column('integer', { default: 0 }) invitations!: number;
  @Column('timestamptz', { name: 'declined_at', nullable: true }) declinedAt!: Date | null;
  @Column('timestamptz', { name: 'joined_at', nullable: true }) joinedAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('integer') version!: number;
}
