import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

/** The wallets of an owner are empty: their points are at another owner's, and go there (R-U6). */
@Entity('wallet_lead')
export class WalletLeadEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'owner_id' }) ownerId!: Id;
  @Column('uuid', { name: 'leads_to' }) leadsTo!: Id;
}
