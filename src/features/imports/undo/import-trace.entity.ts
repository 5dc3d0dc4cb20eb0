import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { TraceKind } from '../take-in/index.js';

/** What a run left in the programme, by which it can be undone (R-D7). */
@Entity('import_trace')
export class ImportTraceEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'run_id' }) runId!: Id;
  @PrimaryColumn('text') kind!: TraceKind;
  @PrimaryColumn('uuid', { name: 'subject_id' }) subjectId!: Id;
  @Column('text', { name: 'fact_ids', array: true }) factIds!: string[];
  @Column('jsonb', { nullable: true }) before!: object | null;
  @Column('boolean', { name: 'taken_back', default: false }) takenBack!: boolean;
}
