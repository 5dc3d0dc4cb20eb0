import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActorKind, Role } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { SubjectKind } from '../subjects/index.js';
import type { TimelineInputs } from './timeline-inputs.rules.js';
import type { Audience } from './timeline-audience.rules.js';

@Entity('timeline')
export class TimelineEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('text', { name: 'subject_kind' }) subjectKind!: SubjectKind;
  @PrimaryColumn('uuid', { name: 'subject_id' }) subjectId!: Id;
  @PrimaryColumn('bigint', { generated: 'identity', generatedIdentity: 'ALWAYS' }) seq!: number;
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt!: Date;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('text') rule!: string;
  @Column('smallint', { name: 'rule_version' }) ruleVersion!: number;
  @Column('text') outcome!: string;
  @Column('jsonb') inputs!: TimelineInputs;
  @Column('text', { name: 'actor_kind' }) actorKind!: ActorKind;
  @Column('uuid', { name: 'actor_id', nullable: true }) actorId!: Id | null;
  @Column('text', { name: 'actor_role', nullable: true }) actorRole!: Role | null;
  @Column('text') audience!: Audience;
  @Column('uuid', { name: 'write_id', nullable: true }) writeId!: Id | null;
}
