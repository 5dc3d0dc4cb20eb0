import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';
import type { AttributeSubject, AttributeType } from './attribute.rules.js';

/** Who said a value; the CRM does not overrule a person. */
export type ValueSource = 'PERSON' | 'CRM';

@Entity('attribute')
export class AttributeEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('text') subject!: AttributeSubject;
  @Column('text') type!: AttributeType;
  @Column('text') name!: string;
  @Column('text', { name: 'name_key' }) nameKey!: string;
  @Column('integer') position!: number;
  @Column('boolean', { name: 'shown_to_advocates' }) shownToAdvocates!: boolean;
  @Column('timestamptz', { name: 'archived_at', nullable: true }) archivedAt!: Date | null;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

@Entity('attribute_choice')
export class AttributeChoiceEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'attribute_id' }) attributeId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('text') label!: string;
  @Column('text', { name: 'label_key' }) labelKey!: string;
  @Column('integer') position!: number;
}

/** The columns of a value, whoever it is about. */
abstract class ValueColumns {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid', { name: 'attribute_id' }) attributeId!: Id;
  @Column('text') subject!: AttributeSubject;
  @Column('text') type!: AttributeType;
  @Column('text', { name: 'text_value', nullable: true }) text!: string | null;
  @Column('numeric', { name: 'number_value', nullable: true })
  number!: string | null;
  @Column('date', { name: 'day_value', nullable: true }) day!: string | null;
  @Column('boolean', { name: 'yes_no_value', nullable: true }) yesNo!: boolean | null;
  @Column('uuid', { name: 'choice_id', nullable: true }) choiceId!: Id | null;
  @Column('text') source!: ValueSource;
  @Column('integer') version!: number;
  @Column('timestamptz', { name: 'set_at' }) setAt!: Date;
}

@Entity('advocate_attribute')
export class AdvocateAttributeEntity extends ValueColumns {
  @PrimaryColumn('uuid', { name: 'advocate_id' }) advocateId!: Id;
}

@Entity('company_attribute')
export class CompanyAttributeEntity extends ValueColumns {
  @PrimaryColumn('uuid', { name: 'company_id' }) companyId!: Id;
}
