import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';
import type { WalletKind } from './ledger.rules.js';

/**
 * An account of one owner. `version` counts its transfers, `lifetime` what was earned less what was
 * taken back (R-P6, kept on `available`).
 */
@Entity('wallet')
export class WalletEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid')
  id!: Id;

  @Column('uuid', { name: 'owner_id' })
  ownerId!: Id;

  @Column('text')
  kind!: WalletKind;

  @Column('bigint')
  balance!: number;

  @Column('bigint')
  version!: number;

  @Column('bigint')
  lifetime!: number;
}
