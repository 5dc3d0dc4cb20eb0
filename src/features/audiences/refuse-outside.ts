import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { NotAvailable, NotFound } from '../../platform/errors/index.js';
import { findClosedTo } from './audience.queries.js';
import type { AudienceOwnerKind } from './audience.rules.js';

interface Begun {
  readonly kind: AudienceOwnerKind;
  readonly id: Id;
  /** of the id in the input */
  readonly path: readonly string[];
}

/**
 * R-U3: to somebody outside it is not there, in the very words of what does not exist. Staff who are
 * advocates too know of it: they are told why. Throws NotFound, NotAvailable.
 */
export async function refuseOutside(
  tx: Tx,
  { advocateId, roles }: Actor,
  { kind, id, path }: Begun,
): Promise<void> {
  const closed = await findClosedTo(tx, kind, advocateId, [id]);
  if (closed.length === 0) return;
  const noun = kind.toLowerCase();
  if (roles.includes('marketer') || roles.includes('admin')) {
    throw new NotAvailable(`You are not among those whom this ${noun} is for.`, path);
  }
  throw new NotFound(noun, path);
}
