import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

@Entity('tag')
export class TagEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('text') name!: string;
  @Column('text', { name: 'name_key' }) nameKey!: string;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

@Entity('advocate_tag')
export class AdvocateTagEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'advocate_id' }) advocateId!: Id;
  @PrimaryColumn('uuid', { name: 'tag_id' }) tagId!: Id;
  @Column('timestamptz', { name: 'tagged_at' }) taggedAt!: Date;
}

@Entity('company_tag')
export class CompanyTagEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'company_id' }) companyId!: Id;
  @PrimaryColumn('uuid', { name: 'tag_id' }) tagId!: Id;
  @Column('timestamptz', { name: 'tagged_at' }) taggedAt!: Date;
}
