import { isId, type Id } from '../../../kernel/ids.js';
import { NotFound } from '../../../platform/errors/index.js';
import { defineLoader, type GraphContext } from '../../../platform/graphql/index.js';
import {
  challengeKey,
  findChallengesByKeys,
  findChallengeStats,
  type ChallengeReader,
} from '../define/index.js';
import { findParticipations, findParticipationsByKeys, findSubmissions } from '../take/index.js';
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

/** The same answer for an id that is none and for one that is nobody's (R-A1). */
export function idOf(id: string, what: string, path: readonly string[] = ['id']): Id {
  if (!isId(id)) throw new NotFound(what, path);
  return id;
}

export function found<Row>(row: Row | null, what: string): Row {
  if (row === null) throw new NotFound(what);
  return row;
}
