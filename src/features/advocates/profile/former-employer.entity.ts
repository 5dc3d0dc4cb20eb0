import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../../kernel/calendar-day.js';
import type { Id } from '../../../kernel/ids.js';

@Entity('former_employer')
export class FormerEmployerEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'advocate_id' }) advocateId!: Id;
  @Column('uuid', { name: 'company_id' }) companyId!: Id;
  @Column('date', { nullable: true }) since!: Day | null;
  @Column('date') until!: Day;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}
