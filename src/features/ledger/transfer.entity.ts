import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';
import type { Counter, TransferKind } from './ledger.rules.js';

/**
 * One movement of points, both legs in one row: the wallet by `points`, `counter` by their opposite.
 * `version` is a gap-free chain of the wallet. `origin` is the transfer that this one reverses,
 * returns or releases.
 */
@Entity('transfer')
export class TransferEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid', { name: 'wallet_id' })
  walletId!: Id;

  @PrimaryColumn('bigint')
  version!: number;

  @Column('uuid')
  id!: Id;

  @Column('uuid', { name: 'posting_id' })
  postingId!: Id;

  @Column('bigint')
  points!: number;

  @Column('bigint', { name: 'balance_after' })
  balanceAfter!: number;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt!: Date;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;

  @Column('uuid', { name: 'origin_wallet_id', nullable: true })
  originWalletId!: Id | null;

  @Column('bigint', { name: 'origin_version', nullable: true })
  originVersion!: number | null;

  @Column('uuid', { name: 'subject_id', nullable: true })
  subjectId!: Id | null;

  @Column('text', { name: 'subject_kind', nullable: true })
  subjectKind!: string | null;

  @Column('text')
  kind!: TransferKind;

  @Column('text')
  counter!: Counter;

  @Column('text')
  rule!: string;
}
