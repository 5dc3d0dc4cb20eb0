import type { Actor } from '../../kernel/actor.js';
import { isId, type Id } from '../../kernel/ids.js';
import type { Database, Tx } from '../../platform/database/index.js';
import { listOwnPrograms } from '../identity/index.js';
import { pictureOwner, type PictureReader } from './picture-owners.js';
import { findPicture, type FoundPicture, type PictureRow } from './picture.queries.js';

/** Who asks for the bytes. A browser's `<img>` names no programme: then all of theirs count. */
export interface PictureRequest {
  readonly memberId: Id | null;
  readonly actor: Actor | null;
}

interface Place extends PictureReader {
  readonly programId: Id;
}

/**
 * The picture, for whoever sees what it is of; one that nobody chose yet, for those who choose. Null
 * for everybody else, for whom it is no different from one that does not exist (R-A1, R-U3).
 */
export async function findSeenPicture(
  database: Database,
  request: PictureRequest,
  id: string,
): Promise<PictureRow | null> {
  if (!isId(id)) return null;
  for (const { programId, ...reader } of await placesOf(database, request)) {
    const found = await database.read({ programId }, async (tx) => {
      const picture = await findPicture(tx, id);
      if (picture === null) return null;
      return { picture, isSeen: await isSeenBy(tx, picture, reader) };
    });
    if (found) return found.isSeen ? found.picture : null;
  }
  return null;
}

/** Somebody who neither chooses nor is an advocate sees no challenge and no reward. */
async function isSeenBy(
  tx: Tx,
  { ownerKind, ownerId }: FoundPicture,
  reader: PictureReader,
): Promise<boolean> {
  if (ownerKind === null || ownerId === null) return reader.staff;
  if (!reader.staff && reader.advocateId === null) return false;
  return pictureOwner(ownerKind).isSeenBy(tx, ownerId, reader);
}

async function placesOf(database: Database, { actor, memberId }: PictureRequest): Promise<Place[]> {
  if (actor) {
    const { programId, roles, advocateId } = actor;
    return [
      { programId, staff: choosesPictures(roles), advocateId: ownProfile(roles, advocateId) },
    ];
  }
  if (memberId === null) return [];
  const programs = await database.readOwn(memberId, listOwnPrograms);
  return programs
    .filter(({ status }) => status === 'ACTIVE')
    .map(({ programId, roles, advocateId }) => ({
      programId,
      staff: choosesPictures(roles),
      advocateId: ownProfile(roles, advocateId),
    }));
}

/** Those who make challenges and rewards; sales sees neither. */
export function choosesPictures(roles: readonly string[]): boolean {
  return roles.includes('marketer') || roles.includes('admin');
}

/** Without the role nobody sees challenges and rewards as an advocate, whatever profile they have. */
function ownProfile(roles: readonly string[], advocateId: Id | null): Id | null {
  return roles.includes('advocate') ? advocateId : null;
}
