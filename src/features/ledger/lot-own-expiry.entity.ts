import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

/** The expiry that a lot has by itself, where an end made it earlier; null: none. */
@Entity('lot_own_expiry')
export class LotOwnExpiryEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'wallet_id' }) walletId!: Id;
  @PrimaryColumn('bigint') version!: number;
  @Column('timestamptz', { name: 'expires_at', nullable: true }) expiresAt!: Date | null;
}
