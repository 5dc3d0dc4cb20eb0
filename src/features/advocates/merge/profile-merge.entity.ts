import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { AdvocateStatus } from '../profile/index.js';

/** A profile was merged into another one of the same person, and perhaps taken apart again (R-U6). */
@Entity('profile_merge')
export class ProfileMergeEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'merged_id' }) mergedId!: Id;
  @Column('uuid', { name: 'survivor_id' }) survivorId!: Id;
  @Column('text', { name: 'merged_status' }) mergedStatus!: AdvocateStatus;
  @Column('timestamptz', { name: 'merged_at' }) mergedAt!: Date;
  @Column('uuid', { name: 'merged_by', nullable: true }) mergedBy!: Id | null;
  @Column('timestamptz', { name: 'taken_back_at', nullable: true }) takenBackAt!: Date | null;
  @Column('uuid', { name: 'taken_back_by', nullable: true }) takenBackBy!: Id | null;
}

/** A row that came to the survivor, or waits where it was because there was one already. */
@Entity('profile_merge_row')
export class ProfileMergeRowEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'merge_id' }) mergeId!: Id;
  @PrimaryColumn('text') kind!: string;
  @PrimaryColumn('jsonb') key!: Record<string, unknown>;
  @Column('boolean') moved!: boolean;
}
