import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';
import type { NotificationKind } from './notice-kind.rules.js';

/** What an advocate switched off or on again; a kind without a row is switched on. */
@Entity('mail_preference')
export class MailPreferenceEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'advocate_id' }) advocateId!: Id;
  @PrimaryColumn('text') kind!: NotificationKind;
  @Column('boolean') wanted!: boolean;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
