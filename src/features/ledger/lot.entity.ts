import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

/**
 * Points that came together and expire together; `version` is that of the transfer that made them.
 */
@Entity('lot')
export class LotEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid', { name: 'wallet_id' })
  walletId!: Id;

  @PrimaryColumn('bigint')
  version!: number;

  @Column('bigint')
  points!: number;

  @Column('bigint')
  remaining!: number;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Column('boolean')
  open!: boolean;
}
