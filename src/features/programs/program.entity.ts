import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';
import type { Locale } from '../../kernel/locale.js';
import type { Points } from '../../kernel/points.js';
import type { PointsAfterLeaving, ProgramKind, ReturnPolicy } from './program.rules.js';

@Entity('program')
export class ProgramEntity {
  @PrimaryColumn('uuid') id!: Id;
  @Column('text') slug!: string;
  @Column('text') name!: string;
  @Column('text') kind!: ProgramKind;
  @Column('text') locale!: Locale;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
  @Column('text') currency!: string;
  @Column('text') color!: string;
  @Column('integer', { name: 'conversion_window_days' }) conversionWindowDays!: number;
  @Column('bigint', { name: 'conversion_points' }) conversionPoints!: Points;
  @Column('bigint', { name: 'late_win_points' }) lateWinPoints!: Points;
  @Column('bigint', { name: 'assist_points' }) assistPoints!: Points;
  @Column('integer', { name: 'first_contact_days' }) firstContactDays!: number;
  @Column('integer', { name: 'willing_years', default: 2 }) willingYears!: number;
  @Column('text', { name: 'return_policy' }) returnPolicy!: ReturnPolicy;
  @Column('text', { name: 'points_after_leaving', default: 'KEEP_UNTIL_EXPIRY' })
  pointsAfterLeaving!: PointsAfterLeaving;
  @Column('bigint', { name: 'point_value_minor', nullable: true }) pointValueMinor!: number | null;
  @Column('uuid', { name: 'contact_member_id', nullable: true }) contactMemberId!: Id | null;
  @Column('bigint', { name: 'clock_offset_ms' }) clockOffsetMs!: number;
  @Column('timestamptz', { name: 'clock_held_until', nullable: true })
  clockHeldUntil!: Date | null;
  @Column('boolean') deleting!: boolean;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
