import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

/** A file that an advocate uploaded; its bytes are in the FileStore under `storageKey`. */
@Entity('file')
export class FileEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'advocate_id' }) advocateId!: Id;
  @Column('text') name!: string;
  @Column('text', { name: 'media_type' }) mediaType!: string;
  @Column('integer', { name: 'size_bytes' }) sizeBytes!: number;
  /** of the bytes as they came; a picture is kept otherwise (R-C6 compares these) */
  @Column('bytea') sha256!: Buffer;
  @Column('text', { name: 'storage_key' }) storageKey!: string;
  @Column('text', { name: 'thumbnail_key', nullable: true }) thumbnailKey!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  /** with a proof or an answer; what never is goes after a while */
  @Column('timestamptz', { name: 'handed_in_at', nullable: true }) handedInAt!: Date | null;
}
