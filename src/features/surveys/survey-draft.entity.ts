import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';
import type { Answers } from './check-answers.rules.js';

/** What an advocate has answered so far; gone once it is handed in. */
@Entity('survey_draft')
export class SurveyDraftEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'participation_id' }) participationId!: Id;
  @PrimaryColumn('integer') stage!: number;
  @Column('uuid', { name: 'advocate_id' }) advocateId!: Id;
  @Column('jsonb') answers!: Answers;
  /** the question where they stopped */
  @Column('text', { name: 'stopped_at', nullable: true }) stoppedAt!: string | null;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'saved_at' }) savedAt!: Date;
}
