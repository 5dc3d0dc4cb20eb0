import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

/** How much of a transfer was reversed; never more than it was (R-P2). */
@Entity('reversal')
export class ReversalEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid', { name: 'wallet_id' })
  walletId!: Id;

  @PrimaryColumn('bigint')
  version!: number;

  @Column('bigint')
  points!: number;

  @Column('bigint')
  reversed!: number;

  @Column('bigint', { name: 'written_off' })
  writtenOff!: number;

  @Column('bigint')
  released!: number;
}
