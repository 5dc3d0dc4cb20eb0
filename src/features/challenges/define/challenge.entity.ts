import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { ChallengeDefinition } from './challenge-definition.rules.js';
import type { ChallengeStatus } from './challenge.rules.js';

@Entity('challenge')
export class ChallengeEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('text') status!: ChallengeStatus;
  @Column('jsonb') draft!: ChallengeDefinition;
  @Column('integer', { name: 'live_version', nullable: true }) liveVersion!: number | null;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy!: Id | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;
  /** when a scheduled one opens by itself; of any other null */
  @Column('timestamptz', { name: 'opens_at', nullable: true }) opensAt!: Date | null;
  /** when it ends by itself; null: when somebody closes it */
  @Column('timestamptz', { name: 'closes_at', nullable: true }) closesAt!: Date | null;
  @Column('integer') version!: number;
}

/** A published version, which never changes (R-C1). */
@Entity('challenge_version')
export class ChallengeVersionEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'challenge_id' }) challengeId!: Id;
  @PrimaryColumn('integer') version!: number;
  @Column('jsonb') definition!: ChallengeDefinition;
  @Column('timestamptz', { name: 'published_at' }) publishedAt!: Date;
  @Column('uuid', { name: 'published_by', nullable: true }) publishedBy!: Id | null;
}

/** A correction of a version's wording (R-C1). */
@Entity('challenge_correction')
export class ChallengeCorrectionEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'challenge_id' }) challengeId!: Id;
  @PrimaryColumn('integer') version!: number;
  @PrimaryColumn('integer', { name: 'correction_no' }) correctionNo!: number;
  @Column('jsonb') definition!: ChallengeDefinition;
  @Column('timestamptz', { name: 'corrected_at' }) correctedAt!: Date;
  @Column('uuid', { name: 'corrected_by', nullable: true }) correctedBy!: Id | null;
}
