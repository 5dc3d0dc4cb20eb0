import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

/** The version of a programme's path, for optimistic locking; none: nobody made one. */
@Entity('onboarding_path')
export class OnboardingPathEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @Column('integer') version!: number;
}

@Entity('onboarding_step')
export class OnboardingStepEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'challenge_id' }) challengeId!: Id;
  @Column('integer') position!: number;
  @Column('integer', { name: 'days_after_joining' }) daysAfterJoining!: number;
}
