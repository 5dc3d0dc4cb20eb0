import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Database } from '../../../platform/database/index.js';
import { listOwnPrograms } from '../../identity/index.js';

const MAY: readonly string[] = ['marketer', 'admin'];

/** The programmes whose imports a caller sees. */
export async function programsToImportFor(
  database: Database,
  { actor, member }: { readonly actor: Actor | null; readonly member: { readonly id: Id } | null },
): Promise<Id[]> {
  if (actor) return actor.roles.some((role) => MAY.includes(role)) ? [actor.programId] : [];
  if (member === null) return [];
  const programs = await database.readOwn(member.id, listOwnPrograms);
  return programs
    .filter(({ status, roles }) => status === 'ACTIVE' && roles.some((role) => MAY.includes(role)))
    .map(({ programId }) => programId);
}
