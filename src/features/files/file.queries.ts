import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';

export interface FileRow {
  readonly id: Id;
  readonly advocateId: Id;
  /** the members behind the advocate: several where profiles of theirs were merged */
  readonly advocateMemberIds: readonly Id[];
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly storageKey: string;
  /** null where there is none: a PDF, a picture that is small itself */
  readonly thumbnailKey: string | null;
}

export function findFilesByIds(tx: Tx, ids: readonly Id[]): Promise<FileRow[]> {
  return tx.query<FileRow[]>(
    `SELECT f.id, f.advocate_id AS "advocateId", f.name, ARRAY(
              SELECT a.member_id FROM advocate_member a
               WHERE a.program_id = f.program_id AND a.advocate_id = f.advocate_id
                 AND a.member_id IS NOT NULL) AS "advocateMemberIds",
            f.media_type AS "mediaType", f.size_bytes AS "sizeBytes", f.storage_key AS "storageKey",
            f.thumbnail_key AS "thumbnailKey"
       FROM file f
      WHERE f.program_id = $1 AND f.id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
}

export interface StoredKey {
  readonly id: Id;
  readonly storageKey: string;
  readonly thumbnailKey: string | null;
  readonly createdAt: Date;
  readonly handedInAt: Date | null;
}

/** Ids and keys of the programme's files after `after`, in the order of ids; at most `limit`. */
export function listStoredKeys(tx: Tx, after: Id | null, limit: number): Promise<StoredKey[]> {
  return tx.query<StoredKey[]>(
    `SELECT id, storage_key AS "storageKey", thumbnail_key AS "thumbnailKey",
            created_at AS "createdAt", handed_in_at AS "handedInAt" FROM file
      WHERE program_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
    [tx.programId, after, limit],
  );
}

/** Which of these have a row in the programme of the transaction. */
export async function findKnownFiles(tx: Tx, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  const rows = await tx.query<{ id: Id }[]>(
    'SELECT id FROM file WHERE program_id = $1 AND id = ANY ($2::uuid[])',
    [tx.programId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Whether all of these files exist and belong to one advocate. */
export async function areFilesOf(tx: Tx, advocateId: Id, ids: readonly Id[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return true;
  const own = (await findFilesByIds(tx, wanted)).filter((file) => file.advocateId === advocateId);
  return own.length === wanted.length;
}
