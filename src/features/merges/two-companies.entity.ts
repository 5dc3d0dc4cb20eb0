import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

/** A person said that these are two, whatever speaks for one (R-O1); `oneId` is the smaller id. */
@Entity('two_companies')
export class TwoCompaniesEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'one_id' }) oneId!: Id;
  @PrimaryColumn('uuid', { name: 'other_id' }) otherId!: Id;
  @Column('timestamptz', { name: 'said_at' }) saidAt!: Date;
  @Column('uuid', { name: 'said_by', nullable: true }) saidBy!: Id | null;
}
