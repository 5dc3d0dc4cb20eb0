import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { defineDependents, type Dependent } from '../traits/index.js';
import { audienceOwner } from './audience-owners.js';
import { findAudiencesNaming } from './audience.queries.js';
import { AUDIENCE_OWNERS } from './audience.rules.js';

/** What has an audience leans on each tag and segment that the audience names. */
for (const kind of ['TAG', 'SEGMENT'] as const) {
  defineDependents(kind, (tx, ids) => findOwners(tx, kind, ids));
}

async function findOwners(
  tx: Tx,
  kind: 'TAG' | 'SEGMENT',
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, readonly Dependent[]>> {
  const found = new Map<Id, Dependent[]>();
  const naming = await findAudiencesNaming(tx, kind, ids);
  for (const ownerKind of AUDIENCE_OWNERS) {
    const own = naming.filter((each) => each.ownerKind === ownerKind);
    if (own.length === 0) continue;
    const ownerIds = [...new Set(own.map(({ ownerId }) => ownerId))];
    const owners = await audienceOwner(ownerKind).find(tx, ownerIds);
    for (const { ownerId, partId } of own) {
      const owner = owners.get(ownerId);
      if (owner === undefined) continue;
      found.set(partId, [...(found.get(partId) ?? []), { kind: ownerKind, id: ownerId, ...owner }]);
    }
  }
  return found;
}
