import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

/** What an owner earned until a moment ends earlier than by itself (R-P7); written by `end_points`. */
@Entity('point_end')
export class PointEndEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'owner_id' }) ownerId!: Id;
  @Column('timestamptz', { name: 'earned_before' }) earnedBefore!: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt!: Date;
}
