import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { RowTraceKind, TraceKind } from '../take-in/index.js';
import type { Became } from './became.rules.js';

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
  @Column('text', { nullable: true }) became!: Became | null;
}

/** A row of a table that a run of companies or advocates changed; written by the database. */
@Entity('import_change')
export class ImportChangeEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'run_id' }) runId!: Id;
  @PrimaryColumn('text', { name: 'subject_kind' }) subjectKind!: RowTraceKind;
  @PrimaryColumn('uuid', { name: 'subject_id' }) subjectId!: Id;
  @PrimaryColumn('bigint') no!: number;
  @Column('text') kind!: string;
  @Column('jsonb') key!: object;
  @Column('jsonb', { nullable: true }) before!: object | null;
  @Column('jsonb', { nullable: true }) after!: object | null;
}
