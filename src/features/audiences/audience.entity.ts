import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';
import type { AudienceOwnerKind, AudienceSideName } from './audience.rules.js';

/** Whose audience was ever chosen; of everything else it is everyone. */
@Entity('audience')
export class AudienceEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('text', { name: 'owner_kind' }) ownerKind!: AudienceOwnerKind;
  @PrimaryColumn('uuid', { name: 'owner_id' }) ownerId!: Id;
  @Column('integer') version!: number;
}

abstract class AudiencePart {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('text', { name: 'owner_kind' }) ownerKind!: AudienceOwnerKind;
  @PrimaryColumn('uuid', { name: 'owner_id' }) ownerId!: Id;
  @PrimaryColumn('text') side!: AudienceSideName;
}

@Entity('audience_segment')
export class AudienceSegmentEntity extends AudiencePart {
  @PrimaryColumn('uuid', { name: 'segment_id' }) segmentId!: Id;
}

@Entity('audience_tag')
export class AudienceTagEntity extends AudiencePart {
  @PrimaryColumn('uuid', { name: 'tag_id' }) tagId!: Id;
}

@Entity('audience_person')
export class AudiencePersonEntity extends AudiencePart {
  @PrimaryColumn('uuid', { name: 'advocate_id' }) advocateId!: Id;
}
