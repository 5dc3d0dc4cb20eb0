import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';

@Entity('nomination')
export class NominationEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'advocate_id' }) advocateId!: Id;
  @Column('uuid', { name: 'nominated_by', nullable: true }) nominatedBy!: Id | null;
  @Column('timestamptz', { name: 'nominated_at' }) nominatedAt!: Date;
  @Column('text') note!: string;
}
