import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

/**
 * The request of a posting and its result (R-P4). `wallet_id` and `version` name the transfer that
 * an item may refer to by this key.
 */
@Entity('posting_key')
export class PostingKeyEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('text')
  key!: string;

  @Column('bytea', { name: 'request_hash' })
  requestHash!: Buffer;

  @Column('uuid', { name: 'posting_id' })
  postingId!: Id;

  @Column('uuid', { name: 'wallet_id', nullable: true })
  walletId!: Id | null;

  @Column('bigint', { nullable: true })
  version!: number | null;

  @Column('bigint')
  points!: number;

  @Column('bigint')
  owed!: number;

  @Column('bigint', { name: 'written_off' })
  writtenOff!: number;

  @Column('bigint', { name: 'balance_after' })
  balanceAfter!: number;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
