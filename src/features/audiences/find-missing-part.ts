import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { findAdvocatesByIds } from '../advocates/index.js';
import { findSegmentsByIds } from '../segments/index.js';
import { findTagsByIds } from '../tags/index.js';
import {
  type Audience,
  type AudiencePart,
  idsOf,
  PART_KINDS,
  type PartKind,
} from './audience.rules.js';

const FINDERS: Readonly<
  Record<PartKind, (tx: Tx, ids: readonly Id[]) => Promise<readonly { readonly id: Id }[]>>
> = { SEGMENT: findSegmentsByIds, TAG: findTagsByIds, PERSON: findAdvocatesByIds };

/** The first part that is not in this programme (R-A1). */
export async function findMissingPart(tx: Tx, audience: Audience): Promise<AudiencePart | null> {
  for (const kind of PART_KINDS) {
    const wanted = idsOf(audience, kind);
    if (wanted.length === 0) continue;
    const found = new Set((await FINDERS[kind](tx, wanted)).map(({ id }) => id));
    const missing = audience.find((part) => part.kind === kind && !found.has(part.id));
    if (missing) return missing;
  }
  return null;
}
