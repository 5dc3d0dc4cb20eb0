import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';

@Entity('api_key')
export class ApiKeyEntity {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: Id;
  @PrimaryColumn('uuid') id!: Id;
  @Column('text') name!: string;
  @Column('bytea', { name: 'secret_hash' }) secretHash!: Buffer;
  @Column('text') hint!: string;
  @Column('text', { array: true }) roles!: Role[];
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy!: Id | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('date', { name: 'last_used_on', nullable: true }) lastUsedOn!: string | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}
