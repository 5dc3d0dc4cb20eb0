import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../../kernel/ids.js';

/** When and by whom a code was shown; never the code. */
@Entity('reveal')
export class RevealEntity {
  @PrimaryColumn('uuid', { name: 'program_id' })
  programId!: Id;

  @PrimaryColumn('uuid')
  id!: Id;

  @Column('uuid', { name: 'redemption_id' })
  redemptionId!: Id;

  @Column('uuid', { name: 'revealed_by' })
  revealedBy!: Id;

  @Column('timestamptz', { name: 'revealed_at' })
  revealedAt!: Date;
}
