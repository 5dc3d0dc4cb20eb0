import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

@Entity('measure_day')
export class MeasureDayEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('text')
  measure!: string;

  @PrimaryColumn('text')
  slice!: string;

  @PrimaryColumn('date')
  day!: string;

  @PrimaryColumn('text')
  key!: string;

  @PrimaryColumn('text')
  part!: string;

  @PrimaryColumn('timestamptz', { name: 'closes_at' })
  closesAt!: Date;

  @Column('bigint')
  value!: number;
}

@Entity('measure_change')
export class MeasureChangeEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('bigint', { generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('jsonb')
  cells!: object;
}
