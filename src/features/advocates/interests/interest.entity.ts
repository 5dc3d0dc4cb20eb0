import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';

@Entity('interest')
export class InterestEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('text') name!: string;
  @Column('text', { name: 'name_key' }) nameKey!: string;
  @Column('boolean') offered!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

@Entity('advocate_interest')
export class AdvocateInterestEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'advocate_id' }) advocateId!: Id;
  @PrimaryColumn('uuid', { name: 'interest_id' }) interestId!: Id;
  @Column('timestamptz', { name: 'chosen_at' }) chosenAt!: Date;
}
