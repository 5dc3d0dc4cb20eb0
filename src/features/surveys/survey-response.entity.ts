import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';
import type { Answers } from './check-answers.rules.js';

/** One person's answers, under their name (R-S1). */
@Entity('survey_response')
export class SurveyResponseEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'submission_id' }) submissionId!: Id;
  @Column('uuid', { name: 'advocate_id' }) advocateId!: Id;
  @Column('uuid', { name: 'challenge_id' }) challengeId!: Id;
  @Column('integer', { name: 'challenge_version' }) challengeVersion!: number;
  @Column('integer') stage!: number;
  @Column('jsonb') answers!: Answers;
  @Column('uuid', { name: 'file_ids', array: true }) fileIds!: Id[];
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt!: Date;
}
