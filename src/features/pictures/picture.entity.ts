import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';
import type { PictureOwnerKind, PictureText } from './picture.rules.js';

/** A picture that staff uploaded; its bytes are in the FileStore under `storageKey`. */
@Entity('picture')
export class PictureEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('text', { name: 'media_type' }) mediaType!: string;
  @Column('integer', { name: 'size_bytes' }) sizeBytes!: number;
  @Column('integer') width!: number;
  @Column('integer') height!: number;
  @Column('text', { name: 'storage_key' }) storageKey!: string;
  @Column('text', { name: 'thumbnail_key', nullable: true }) thumbnailKey!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'chosen_at', nullable: true }) chosenAt!: Date | null;
}

/** The picture of a challenge or a reward; the row stays, with its version, where it is removed. */
@Entity('shown_picture')
export class ShownPictureEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('text', { name: 'owner_kind' }) ownerKind!: PictureOwnerKind;
  @PrimaryColumn('uuid', { name: 'owner_id' }) ownerId!: Id;
  @Column('integer') version!: number;
  @Column('uuid', { name: 'picture_id', nullable: true }) pictureId!: Id | null;
  @Column('text') alt!: string;
  @Column('jsonb') texts!: readonly PictureText[];
  @Column('smallint', { name: 'focus_x' }) focusX!: number;
  @Column('smallint', { name: 'focus_y' }) focusY!: number;
}
