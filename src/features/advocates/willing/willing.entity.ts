import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../../kernel/calendar-day.js';
import type { Id } from '../../../kernel/ids.js';
import type { WillingSource, WillingTo } from './willing.rules.js';

@Entity('willing')
export class WillingEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'advocate_id' }) advocateId!: Id;
  @PrimaryColumn('text') kind!: WillingTo;
  @Column('date', { name: 'said_on' }) saidOn!: Day;
  @Column('text') source!: WillingSource;
  @Column('date', { name: 'ends_on' }) endsOn!: Day;
  @Column('timestamptz', { name: 'ends_at' }) endsAt!: Date;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('timestamptz', { name: 'taken_back_at', nullable: true }) takenBackAt!: Date | null;
}
