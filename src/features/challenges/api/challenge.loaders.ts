import type { Id } from '../../../kernel/ids.js';
import { type AnswerOf, defineLoader, type GraphContext } from '../../../platform/graphql/index.js';
import {
  challengeKey,
  findChallengesByKeys,
  findChallengeStats,
  type ChallengeReader,
} from '../define/index.js';
import {
  findParticipations,
  findParticipationsByKeys,
  findSubmissions,
  ownParticipationKey,
  type SubmissionRow,
} from '../take/index.js';
import { shownChallenge } from './shown-challenge.js';

/** By `challengeKey`. */
export const challengeByKey = defineLoader(findChallengesByKeys);
export const statsByChallenge = defineLoader(findChallengeStats);
export const participationById = defineLoader(findParticipations);
/** By `ownParticipationKey`. */
export const participationByKey = defineLoader(findParticipationsByKeys);
export const submissionById = defineLoader(findSubmissions);

/** Those who decide see every challenge and submission; everybody else their own. */
export function decides(graph: GraphContext): boolean {
  return graph.actor.roles.some((role) => role === 'marketer' || role === 'admin');
}

export function readerOf(graph: GraphContext): ChallengeReader {
  const staff = decides(graph);
  return { staff, advocateId: staff ? null : graph.actor.advocateId };
}

/** A challenge as this reader sees it; `advocateId` names whose started version is meant. */
export async function loadChallenge(graph: GraphContext, id: Id, advocateId?: Id) {
  const reader = readerOf(graph);
  const key = challengeKey({ ...reader, advocateId: advocateId ?? reader.advocateId }, id);
  const row = await graph.load(challengeByKey, key);
  return row && shownChallenge(row);
}

/**
 * A challenge as one advocate sees it, and how far they are; null where they do not. Also for those
 * who see more in another role.
 */
export async function loadOwnChallenge(graph: GraphContext, advocateId: Id, id: Id) {
  const [row, participation] = await Promise.all([
    graph.load(challengeByKey, challengeKey({ staff: false, advocateId }, id)),
    graph.load(participationByKey, ownParticipationKey(advocateId, id)),
  ]);
  return row && { challenge: shownChallenge(row), participation: participation?.status ?? null };
}

/** The challenge after the commit. */
export const challengeAnswer: AnswerOf<Id, object> = {
  type: 'Challenge',
  noun: 'challenge',
  read: (graph, id) => loadChallenge(graph, id),
};

export const submissionAnswer: AnswerOf<Id, SubmissionRow> = {
  type: 'Submission',
  noun: 'submission',
  read: (graph, id) => graph.load(submissionById, id),
};
