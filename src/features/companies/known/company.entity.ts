import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';
import type { CompanyKind, KindSource } from './company-kind.rules.js';

@Entity('company')
export class CompanyEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('text') name!: string;
  @Column('text', { name: 'name_key' }) nameKey!: string;
  /** never written: a company has several, in `domain_of_company` */
  @Column('text', { nullable: true }) domain!: string | null;
  @Column('date', { name: 'won_since', nullable: true }) wonSince!: string | null;
  @Column('text', { name: 'external_id', nullable: true }) externalId!: string | null;
  @Column('text', { nullable: true }) country!: string | null;
  @Column('boolean', { name: 'gifts_allowed', nullable: true }) giftsAllowed!: boolean | null;
  @Column('boolean', { name: 'public_sector', nullable: true }) publicSector!: boolean | null;
  @Column('uuid', { name: 'owner_id', nullable: true }) ownerId!: Id | null;
  @Column('bigint', { name: 'revenue_minor', nullable: true }) revenueMinor!: number | null;
  @Column('text', { name: 'revenue_currency', nullable: true }) revenueCurrency!: string | null;
  @Column('date', { name: 'customer_since', nullable: true }) customerSince!: string | null;
  @Column('date', { name: 'renews_on', nullable: true }) renewsOn!: string | null;
  @Column('text', { nullable: true }) industry!: string | null;
  @Column('integer', { nullable: true }) employees!: number | null;
  @Column('text', { name: 'stated_by_person', array: true, default: [] }) statedByPerson!: string[];
  @Column('integer', { name: 'facts_version', default: 0 }) factsVersion!: number;
  /** the company that is meant by this one */
  @Column('uuid', { name: 'merged_into', nullable: true }) mergedInto!: Id | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

/** Of one company of the programme (R-O1); written as the mail's machinery writes it. */
@Entity('domain_of_company')
export class CompanyDomainEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('text') domain!: string;
  @Column('uuid', { name: 'company_id' }) companyId!: Id;
}

/** A statement of what a company is; to learn what it is, call `companyStanding`. */
@Entity('company_kind')
export class CompanyKindEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'company_id' }) companyId!: Id;
  @PrimaryColumn('text') source!: KindSource;
  @Column('text', { nullable: true }) kind!: CompanyKind | null;
  @Column('timestamptz', { name: 'stated_at' }) statedAt!: Date;
  @Column('uuid', { name: 'stated_by', nullable: true }) statedBy!: Id | null;
  @Column('integer') version!: number;
}
