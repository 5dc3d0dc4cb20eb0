import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';

@Entity('referral')
export class ReferralEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid')
  id!: Id;

  @Column('uuid', { name: 'advocate_id' })
  advocateId!: Id;

  @Column('text', { name: 'external_id', nullable: true })
  externalId!: string | null;

  /** its row in the file: it orders equal moments (R-W6) */
  @Column('integer', { name: 'file_row', nullable: true })
  fileRow!: number | null;

  @Column('text')
  source!: string;

  @Column('text', { name: 'source_label', nullable: true })
  sourceLabel!: string | null;

  @Column('text', { name: 'referee_name', nullable: true })
  refereeName!: string | null;

  @Column('text', { name: 'referee_email', nullable: true })
  refereeEmail!: string | null;

  @Column('bytea', { name: 'referee_key', nullable: true })
  refereeKey!: Buffer | null;

  @Column('uuid', { name: 'company_id', nullable: true })
  companyId!: Id | null;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('timestamptz', { name: 'submitted_at' })
  submittedAt!: Date;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;

  @Column('integer', { name: 'window_days' })
  windowDays!: number;

  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Column('date', { name: 'submitted_on' })
  submittedOn!: string;

  @Column('timestamptz', { name: 'window_closes_at' })
  windowClosesAt!: Date;

  @Column('bigint', { name: 'conversion_points' })
  conversionPoints!: number;

  @Column('bigint', { name: 'late_win_points' })
  lateWinPoints!: number;

  @Column('bigint', { name: 'assist_points' })
  assistPoints!: number;

  @Column('boolean', { name: 'needs_confirmation' })
  needsConfirmation!: boolean;

  @Column('boolean', { name: 'awards_points' })
  awardsPoints!: boolean;

  @Column('text', { name: 'fraud_signal' })
  fraudSignal!: string;

  @Column('text')
  moderation!: string;

  @Column('text', { name: 'fraud_status' })
  fraudStatus!: string;

  @Column('text')
  confirmation!: string;

  @Column('text')
  status!: string;

  @Column('text')
  step!: string;

  @Column('text', { name: 'reason_code', nullable: true })
  reasonCode!: string | null;

  @Column('text', { name: 'reward_status' })
  rewardStatus!: string;

  @Column('boolean', { name: 'window_open' })
  windowOpen!: boolean;

  @Column('uuid', { name: 'duplicate_of', nullable: true })
  duplicateOf!: Id | null;

  @Column('uuid', { name: 'credited_deal_id', nullable: true })
  creditedDealId!: Id | null;

  @Column('date', { name: 'converted_on', nullable: true })
  convertedOn!: string | null;

  @Column('boolean', { name: 'won_outside_window' })
  wonOutsideWindow!: boolean;

  @Column('boolean', { name: 'won_before_referral' })
  wonBeforeReferral!: boolean;

  @Column('text', { name: 'closed_on_flag', nullable: true })
  closedOnFlag!: string | null;

  @Column('bigint', { name: 'points_due' })
  pointsDue!: number;

  @Column('bigint', { name: 'points_awarded' })
  pointsAwarded!: number;

  /** the most that it was ever awarded: less is partly reversed */
  @Column('bigint', { name: 'most_awarded', default: 0 })
  mostAwarded!: number;

  @Column('integer', { name: 'settlement_no' })
  settlementNo!: number;

  @Column('timestamptz', { name: 'first_contacted_at', nullable: true })
  firstContactedAt!: Date | null;

  @Column('uuid', { name: 'contact_member_id', nullable: true })
  contactMemberId!: Id | null;

  @Column('timestamptz', { name: 'moved_at' })
  movedAt!: Date;

  @Column('integer')
  version!: number;

  @Column('boolean', { default: true })
  counted!: boolean;

  @Column('text', { default: 'SUBMITTED' })
  furthest!: string;

  @Column('date', { name: 'won_on', nullable: true })
  wonOn!: string | null;
}
