import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

@Entity('link')
export class LinkEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid')
  id!: Id;

  @Column('uuid', { name: 'advocate_id' })
  advocateId!: Id;

  @Column('text')
  code!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** of which no row is kept any more */
  @Column('integer', { name: 'past_clicks' })
  pastClicks!: number;
}

@Entity('touch')
export class TouchEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid')
  id!: Id;

  @Column('uuid', { name: 'link_id' })
  linkId!: Id;

  @Column('text')
  kind!: string;

  @Column('timestamptz', { name: 'touched_at' })
  touchedAt!: Date;

  @Column('uuid', { name: 'referral_id', nullable: true })
  referralId!: Id | null;

  @Column('boolean')
  won!: boolean;
}
