import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

/**
 * What a transfer took out of a lot; below zero: what a return gave back to it.
 */
@Entity('lot_use')
export class LotUseEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid', { name: 'wallet_id' })
  walletId!: Id;

  @PrimaryColumn('bigint')
  version!: number;

  @PrimaryColumn('bigint', { name: 'lot_version' })
  lotVersion!: number;

  @Column('bigint')
  points!: number;
}
