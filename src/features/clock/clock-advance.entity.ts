import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';
import type { ClockAdvanceStatus } from './clock-advance.rules.js';

/** A move of a sandbox's clock; moments are the programme's but for `createdAt`, which is real. */
@Entity('clock_advance')
export class ClockAdvanceEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('timestamptz', { name: 'from_at' }) fromAt!: Date;
  @Column('timestamptz', { name: 'to_at' }) toAt!: Date;
  @Column('timestamptz', { name: 'done_until' }) doneUntil!: Date;
  @Column('text') status!: ClockAdvanceStatus;
  /** windows that closed and events that were delivered on the way */
  @Column('integer') happened!: number;
  /** the membership of the person who requested it */
  @Column('uuid', { name: 'requested_by', nullable: true }) requestedBy!: Id | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
