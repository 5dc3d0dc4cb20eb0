import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

/** `ACCOUNT` is a customer, `PROSPECT` is not one yet. */
export type CompanyKind = 'ACCOUNT' | 'PROSPECT';

@Entity('company')
export class CompanyEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('text') name!: string;
  @Column('text', { name: 'name_key' }) nameKey!: string;
  @Column('text', { nullable: true }) domain!: string | null;
  @Column('text') kind!: CompanyKind;
  @Column('text', { name: 'external_id', nullable: true }) externalId!: string | null;
  @Column('text', { nullable: true }) country!: string | null;
  @Column('boolean', { name: 'gifts_allowed' }) giftsAllowed!: boolean;
  @Column('boolean', { name: 'public_sector' }) publicSector!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
