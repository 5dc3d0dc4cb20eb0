import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../../kernel/calendar-day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import type { AdvocateStatus, PauseSource } from './advocate.rules.js';
import type { LanguageSource, ZoneSource } from './profile.rules.js';

@Entity('advocate')
export class AdvocateEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'member_id', nullable: true }) memberId!: Id | null;
  @Column('text', { name: 'external_id', nullable: true }) externalId!: string | null;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text') language!: Locale;
  @Column('text', { name: 'language_from', default: 'MEMBER' }) languageFrom!: LanguageSource;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
  @Column('text', { name: 'time_zone_from', default: 'PROGRAM' }) timeZoneFrom!: ZoneSource;
  @Column('uuid', { name: 'company_id', nullable: true }) companyId!: Id | null;
  @Column('date', { name: 'employed_since', nullable: true }) employedSince!: Day | null;
  @Column('text') status!: AdvocateStatus;
  @Column('uuid', { name: 'contact_member_id', nullable: true }) contactMemberId!: Id | null;
  @Column('timestamptz', { name: 'joined_at', nullable: true }) joinedAt!: Date | null;
  @Column('timestamptz', { name: 'welcomed_at', nullable: true }) welcomedAt!: Date | null;
  @Column('timestamptz', { name: 'first_act_at', nullable: true }) firstActAt!: Date | null;
  @Column('text', { name: 'paused_from', nullable: true }) pausedFrom!: PauseSource | null;
  @Column('date', { name: 'back_on', nullable: true }) backOn!: Day | null;
  @Column('timestamptz', { name: 'resumes_at', nullable: true }) resumesAt!: Date | null;
  @Column('timestamptz', { name: 'reminded_at', nullable: true }) remindedAt!: Date | null;
  @Column('uuid', { name: 'merged_into', nullable: true }) mergedInto!: Id | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('integer') version!: number;
}
