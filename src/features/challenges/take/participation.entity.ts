import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { ParticipationStatus } from '../define/index.js';

@Entity('participation')
export class ParticipationEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'challenge_id' }) challengeId!: Id;
  @Column('integer', { name: 'challenge_version' }) challengeVersion!: number;
  @Column('uuid', { name: 'advocate_id' }) advocateId!: Id;
  @Column('integer') recurrence!: number;
  @Column('text') status!: ParticipationStatus;
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date;
  @Column('timestamptz', { name: 'completed_at', nullable: true }) completedAt!: Date | null;
}
