import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';

@Entity('deal_link')
export class DealLinkEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid', { name: 'deal_id' })
  dealId!: Id;

  @PrimaryColumn('uuid', { name: 'referral_id' })
  referralId!: Id;

  @Column('text')
  origin!: string;

  @Column('timestamptz', { name: 'linked_at' })
  linkedAt!: Date;
}

@Entity('deal_split')
export class DealSplitEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid', { name: 'deal_id' })
  dealId!: Id;

  @PrimaryColumn('integer')
  version!: number;

  @Column('timestamptz', { name: 'declared_at' })
  declaredAt!: Date;

  @Column('uuid', { name: 'declared_by', nullable: true })
  declaredBy!: Id | null;

  @Column('jsonb')
  shares!: object;
}
