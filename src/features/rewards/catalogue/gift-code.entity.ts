import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';

@Entity('gift_code')
@Unique(['programId', 'codeHash'])
@Unique(['programId', 'redemptionId'])
export class GiftCodeEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid')
  id!: Id;

  @Column('uuid', { name: 'reward_id' })
  rewardId!: Id;

  /** the reward's: by hand it has no codes, and the database holds it to that */
  @Column('text', { default: 'GIFT_CODE' })
  fulfilment!: 'GIFT_CODE';

  @Column('text', { name: 'key_id' })
  keyId!: string;

  @Column('bytea')
  ciphertext!: Buffer;

  @Column('bytea', { name: 'code_hash' })
  codeHash!: Buffer;

  /** what `codeHash` is of; a double keeps that of how it was written */
  @Column('text', { name: 'compared_as' })
  comparedAs!: 'WRITTEN' | 'CARD' | 'DOUBLE';

  @Column('uuid', { name: 'redemption_id', nullable: true })
  redemptionId!: Id | null;

  @Column('timestamptz', { name: 'loaded_at' })
  loadedAt!: Date;
}
