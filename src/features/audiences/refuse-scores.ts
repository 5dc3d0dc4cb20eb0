import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { RuleBroken } from '../../platform/errors/index.js';
import { isBroken, scoresAsked } from '../segments/index.js';
import type { AudienceOwner } from './audience-owners.js';
import { findAudience, readAudienceJudging } from './audience.queries.js';
import { type Audience, type AudienceOwnerKind, idsOf } from './audience.rules.js';

/**
 * R-C4: nobody is chosen for a public review by how satisfied they said they are, whether that lets
 * them in or keeps them out. A segment that asks about what is gone may have asked for a score:
 * nobody can tell any more, and it is refused too. Throws RuleBroken.
 */
export async function refuseScores(
  tx: Tx,
  owner: Pick<AudienceOwner, 'find'>,
  ownerId: Id,
  audience: Audience,
): Promise<void> {
  if (idsOf(audience, 'SEGMENT').length === 0) return;
  if (!(await owner.find(tx, [ownerId])).get(ownerId)?.refusesScores) return;
  await refuseScoresOfReview(tx, audience);
}

/** What was chosen before, once its owner asks for a public review. Throws RuleBroken. */
export async function refuseChosenScores(
  tx: Tx,
  kind: AudienceOwnerKind,
  ownerId: Id,
): Promise<void> {
  const { audience } = await findAudience(tx, kind, ownerId);
  if (idsOf(audience, 'SEGMENT').length > 0) await refuseScoresOfReview(tx, audience);
}

async function refuseScoresOfReview(tx: Tx, audience: Audience): Promise<void> {
  const { judging, segments } = await readAudienceJudging(tx, [audience]);
  const problems = audience.flatMap(({ side, kind, id }) => {
    const segment = kind === 'SEGMENT' ? segments.get(id) : undefined;
    if (segment === undefined) return [];
    const path = [side.toLowerCase(), 'segmentIds'];
    if (scoresAsked(segment.rule, judging.traits).length > 0) {
      const message = `The segment “${segment.name}” asks for a satisfaction score: nobody is chosen for a public review by one.`;
      return [{ path, message, rule: 'R-C4' }];
    }
    if (!isBroken(segment.rule, judging.traits)) return [];
    const message = `The segment “${segment.name}” asks about something that is gone, which may have been a satisfaction score: mend it first.`;
    return [{ path, message, rule: 'R-C4' }];
  });
  if (problems.length > 0) throw new RuleBroken('R-C4', problems);
}
