import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { defineDependents, type Dependent } from '../traits/index.js';
import { audienceOwner } from './audience-owners.js';
import {
  findAudiencesOfSegments,
  findAudiencesOfTags,
  type NamingAudience,
} from './audience.queries.js';
import { AUDIENCE_OWNERS } from './audience.rules.js';

/** What has an audience leans on each tag and segment that the audience names. */
defineDependents('TAG', async (tx, ids) => findOwners(tx, await findAudiencesOfTags(tx, ids)));
defineDependents('SEGMENT', async (tx, ids) =>
  findOwners(tx, await findAudiencesOfSegments(tx, ids)),
);

async function findOwners(
  tx: Tx,
  naming: readonly NamingAudience[],
): Promise<ReadonlyMap<Id, readonly Dependent[]>> {
  const found = new Map<Id, Dependent[]>();
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
