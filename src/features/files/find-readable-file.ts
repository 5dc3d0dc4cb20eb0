import type { Actor } from '../../kernel/actor.js';
import { isId, type Id } from '../../kernel/ids.js';
import type { Database } from '../../platform/database/index.js';
import { listOwnPrograms } from '../identity/index.js';
import { isShownToStaff } from './file-holders.js';
import { findFilesByIds, type FileRow } from './file.queries.js';

/** Who reads a file. A browser's address bar names no programme: then all of theirs count. */
export interface FileReader {
  readonly memberId: Id | null;
  readonly actor: Actor | null;
}

interface Place {
  readonly programId: Id;
  readonly staff: boolean;
}

/**
 * The file, for its owner, and for the staff of its programme where something that was handed in
 * shows it to them; null for everybody else, for whom it is no different from one that does not exist (R-A1).
 */
export async function findReadableFile(
  database: Database,
  reader: FileReader,
  id: string,
): Promise<FileRow | null> {
  if (!isId(id)) return null;
  for (const { programId, staff } of await placesOf(database, reader)) {
    const found = await database.read({ programId }, async (tx) => {
      const [file] = await findFilesByIds(tx, [id]);
      if (!file) return null;
      const isReadable = isOwner(reader, file) || (staff && (await isShownToStaff(tx, file)));
      return { file, isReadable };
    });
    if (found) return found.isReadable ? found.file : null;
  }
  return null;
}

async function placesOf(database: Database, { actor, memberId }: FileReader): Promise<Place[]> {
  if (actor) return [{ programId: actor.programId, staff: isStaff(actor.roles) }];
  if (memberId === null) return [];
  const programs = await database.readOwn(memberId, listOwnPrograms);
  return programs
    .filter(({ status }) => status === 'ACTIVE')
    .map(({ programId, roles }) => ({ programId, staff: isStaff(roles) }));
}

/** Those who decide on proofs; sales has no business with them. */
function isStaff(roles: readonly string[]): boolean {
  return roles.includes('marketer') || roles.includes('admin');
}

function isOwner({ actor, memberId }: FileReader, file: FileRow): boolean {
  const isTheirMember = memberId !== null && file.advocateMemberIds.includes(memberId);
  return isTheirMember || (actor !== null && actor.advocateId === file.advocateId);
}
