import {
  pointsOf,
  type ChallengeDefinition,
  type ChallengeRow,
  reviewSiteOf,
} from '../define/index.js';
import { proofOf } from '../proof/index.js';
import type { Challenge, ChallengeStage } from './challenge.graphql.js';

/** A challenge as the API returns it: an object and no resolvers, because a screen has dozens. */
export function shownChallenge(row: ChallengeRow): Omit<Challenge, 'stats'> {
  const { shown, draft } = row;
  return {
    id: row.id,
    status: row.status,
    version: row.version,
    liveVersion: row.liveVersion,
    kind: shown.kind,
    title: shown.title,
    summary: shown.summary,
    instructions: shown.instructions,
    reviewSite: reviewSiteOf(shown.reviewSite),
    disclosure: shown.disclosure,
    points: pointsOf(shown),
    stages: stagesOf(shown),
    translations: shown.translations,
    publishedAt: row.publishedAt,
    opensAt: row.opensAt,
    closesAt: row.closesAt,
    definition: draft && { ...draft, stages: stagesOf(draft) },
  };
}

function stagesOf({ stages }: ChallengeDefinition): ChallengeStage[] {
  return stages.map((stage, place) => ({ number: place + 1, ...stage, proof: proofOf(stage) }));
}
