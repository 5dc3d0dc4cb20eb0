import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

/** That somebody of the staff was told of something; whether it still waits, its own table says. */
@Entity('staff_notice')
@Unique(['programId', 'membershipId', 'kind', 'subjectId'])
export class StaffNoticeEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'membership_id' }) membershipId!: Id;
  @Column('text') kind!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: Id;
  /** since when it waits: a later one tells of it anew */
  @Column('timestamptz') since!: Date;
  @Column('timestamptz', { name: 'told_at' }) toldAt!: Date;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt!: Date | null;
}
