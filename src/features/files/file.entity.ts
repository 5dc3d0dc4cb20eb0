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
  @Column('bytea') sha256!: Buffer;
  @Column('text', { name: 'storage_key' }) storageKey!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
