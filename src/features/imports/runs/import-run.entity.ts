import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { KeptOutcome } from '../take-in/index.js';
import type { UndoAhead } from '../undo/index.js';
import type {
  FindingsOfRun,
  ImportOrigin,
  ImportState,
  ImportTask,
  KeptMapping,
  KeptRow,
  RunStopReason,
} from './import-run.rules.js';

/** One file on its way in, and what became of its rows (R-D7). */
@Entity('import_run')
export class ImportRunEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('text') kind!: string;
  @Column('text') origin!: ImportOrigin;
  @Column('text') state!: ImportState;
  /** what was requested last */
  @Column('text', { nullable: true }) task!: ImportTask | null;
  /** the membership or key; null: the command line */
  @Column('uuid', { name: 'by_id', nullable: true }) byId!: Id | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'begun_at', nullable: true }) begunAt!: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('bigint', { name: 'size_bytes' }) sizeBytes!: number;
  @Column('bytea') sha256!: Buffer;
  /** its bytes, in their order; none: they are gone, or were never ours */
  @Column('uuid', { name: 'part_ids', array: true }) partIds!: Id[];
  @Column('text', { nullable: true }) delimiter!: string | null;
  @Column('jsonb', { nullable: true }) header!: readonly string[] | null;
  @Column('bytea', { name: 'header_key', nullable: true }) headerKey!: Buffer | null;
  @Column('jsonb', { nullable: true }) mapping!: KeptMapping | null;
  @Column('boolean', { name: 'awards_points' }) awardsPoints!: boolean;
  @Column('boolean', { name: 'takes_back' }) takesBack!: boolean;
  @Column('integer', { name: 'up_to_row' }) upToRow!: number;
  /** of the file that was read */
  @Column('integer') permille!: number;
  @Column('integer', { name: 'rows_read' }) rowsRead!: number;
  @Column('integer') imported!: number;
  @Column('integer') corrected!: number;
  @Column('integer') unchanged!: number;
  @Column('integer', { default: 0 }) superseded!: number;
  @Column('integer') refused!: number;
  @Column('bigint', { name: 'points_awarded' }) pointsAwarded!: number;
  @Column('bigint', { name: 'points_taken_back' }) pointsTakenBack!: number;
  @Column('text', { name: 'stop_reason', nullable: true }) stopReason!: RunStopReason | null;
  @Column('bigint', { name: 'stop_points', nullable: true }) stopPoints!: number | null;
  @Column('integer', { name: 'stop_referrals', nullable: true }) stopReferrals!: number | null;
  /** how much it left that can be taken back, and how much of that is */
  @Column('integer', { default: 0 }) traces!: number;
  @Column('integer', { default: 0 }) undone!: number;
  @Column('timestamptz', { name: 'undone_at', nullable: true }) undoneAt!: Date | null;
  @Column('uuid', { name: 'undone_by', nullable: true }) undoneBy!: Id | null;
  @Column('jsonb', { name: 'undo_ahead', nullable: true }) undoAhead!: UndoAhead | null;
  /** somebody no longer wants what is under way */
  @Column('boolean', { name: 'stop_requested', default: false }) stopRequested!: boolean;
  @Column('jsonb', { nullable: true }) findings!: FindingsOfRun | null;
}

@Entity('import_row')
export class ImportRowEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'run_id' }) runId!: Id;
  @PrimaryColumn('integer', { name: 'row_no' }) rowNo!: number;
  @Column('text') outcome!: KeptOutcome;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('jsonb') fields!: readonly string[];
  @Column('jsonb', { nullable: true }) changes!: KeptRow['changes'];
}
