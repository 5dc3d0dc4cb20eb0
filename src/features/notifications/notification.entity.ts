import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Id } from '../../kernel/ids.js';
import type { SubjectKind } from '../subjects/index.js';
import type { NotificationKind } from './notice-kind.rules.js';

/** `UNKNOWN`: it left, and no answer came; it is sent again only when a person decides so. */
export type MailStatus = 'NONE' | 'WAITING' | 'SENT' | 'SWITCHED_OFF' | 'FAILED' | 'UNKNOWN';

@Entity('notification')
@Unique(['programId', 'dedupeKey'])
export class NotificationEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'advocate_id' }) advocateId!: Id;
  /** names the decision that it reports: one decision, one row (R-N1) */
  @Column('text', { name: 'dedupe_key' }) dedupeKey!: string;
  @Column('text') kind!: NotificationKind;
  @Column('text', { name: 'subject_kind' }) subjectKind!: SubjectKind;
  @Column('uuid', { name: 'subject_id' }) subjectId!: Id;
  @Column('jsonb') inputs!: Readonly<Record<string, unknown>>;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt!: Date | null;
  @Column('text', { name: 'mail_status' }) mailStatus!: MailStatus;
  /** in real time, not by a sandbox's clock: the night is the reader's own */
  @Column('timestamptz', { name: 'mail_due_at', nullable: true }) mailDueAt!: Date | null;
  @Column('timestamptz', { name: 'mail_claimed_until', nullable: true })
  mailClaimedUntil!: Date | null;
  /** the first of those that go out in one mail with it; null: it has not been taken up yet */
  @Column('uuid', { name: 'mail_id', nullable: true }) mailId!: Id | null;
  @Column('integer', { name: 'mail_attempts' }) mailAttempts!: number;
  /** why it was not sent the last time: class or code, never a message */
  @Column('text', { name: 'mail_failure', nullable: true }) mailFailure!: string | null;
  @Column('timestamptz', { name: 'mail_sent_at', nullable: true }) mailSentAt!: Date | null;
}
