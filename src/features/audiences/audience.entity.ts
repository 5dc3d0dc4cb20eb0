import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';
import type { AudienceOwnerKind, AudienceSideName, PartKind } from './audience.rules.js';

/** Whose audience was ever chosen; of everything else it is everyone. */
@Entity('audience')
export class AudienceEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('text', { name: 'owner_kind' }) ownerKind!: AudienceOwnerKind;
  @PrimaryColumn('uuid', { name: 'owner_id' }) ownerId!: Id;
  @Column('integer') version!: number;
}

@Entity('audience_part')
export class AudiencePartEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('text', { name: 'owner_kind' }) ownerKind!: AudienceOwnerKind;
  @PrimaryColumn('uuid', { name: 'owner_id' }) ownerId!: Id;
  @PrimaryColumn('text') side!: AudienceSideName;
  @PrimaryColumn('text') kind!: PartKind;
  @PrimaryColumn('uuid', { name: 'part_id' }) partId!: Id;
}
