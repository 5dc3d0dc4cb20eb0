import type { Tx } from '../../../platform/database/index.js';
import { defineNotices, type BesideNotice, type StoredNotice } from '../../notifications/index.js';
import { findParticipations, findSubmissions, participationSubject } from '../take/index.js';
import { noticeOfSubmission, SUBMISSION_NOTICES } from './submission-notice.rules.js';

defineNotices({
  subject: participationSubject,
  kinds: SUBMISSION_NOTICES,
  answers: SUBMISSION_NOTICES,
  choose: noticeOfSubmission,
  beside: besideParticipation,
});

async function besideParticipation(tx: Tx, notice: StoredNotice): Promise<BesideNotice> {
  const { subjectId } = notice;
  const participation = (await findParticipations(tx, [subjectId])).get(subjectId);
  if (!participation) return { message: null, path: 'challenges' };
  const message = await decisionMessage(tx, notice);
  return { message, path: `challenges/${participation.challengeId}` };
}

/** The message of the notice's own decision, while that is the last one. */
async function decisionMessage(tx: Tx, { inputs }: StoredNotice): Promise<string | null> {
  const { submissionId, decisionNo } = inputs;
  if (typeof submissionId !== 'string') return null;
  const decision = (await findSubmissions(tx, [submissionId])).get(submissionId)?.decision;
  return decision?.decisionNo === decisionNo ? (decision?.message ?? null) : null;
}
