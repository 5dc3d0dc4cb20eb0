import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

/** A company was merged into another one, and perhaps taken apart again (R-O1). */
@Entity('company_merge')
export class CompanyMergeEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'merged_id' }) mergedId!: Id;
  /** as it was named; later it may have been merged itself */
  @Column('uuid', { name: 'survivor_id' }) survivorId!: Id;
  @Column('timestamptz', { name: 'merged_at' }) mergedAt!: Date;
  @Column('uuid', { name: 'merged_by', nullable: true }) mergedBy!: Id | null;
  @Column('timestamptz', { name: 'taken_back_at', nullable: true }) takenBackAt!: Date | null;
  @Column('uuid', { name: 'taken_back_by', nullable: true }) takenBackBy!: Id | null;
}

/** A row that came to the survivor, as its feature calls it. */
@Entity('company_merge_row')
export class CompanyMergeRowEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'merge_id' }) mergeId!: Id;
  @PrimaryColumn('text') kind!: string;
  @PrimaryColumn('text') key!: string;
}
