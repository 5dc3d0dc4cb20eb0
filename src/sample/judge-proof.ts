import {
  findSubmissions,
  type DecideSubmission,
  type DecideSubmissionInput,
} from '../features/challenges/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import type { SampleDecision } from './sample-challenges.js';
import type { Act } from './sample-story.js';

/** Priya's decision on a proof that was kept as `proof`, as it stands by then. */
export function judgeProof(
  decide: DecideSubmission,
  calendar: SampleCalendar,
  proof: string,
  decision: SampleDecision,
): Act {
  return {
    at: calendar.at(decision.ago, '11:35'),
    who: 'priya',
    role: 'marketer',
    operation: 'decideSubmission',
    run: async (tx, actor, world) => {
      const id = world.idOf(proof);
      const { kind, message, reason } = decision;
      const version = (await findSubmissions(tx, [id])).get(id)?.version ?? 0;
      const input = { id, version, kind, message: message ?? '', reason: reason ?? null };
      await decide.decideSubmission(tx, actor, input as DecideSubmissionInput);
    },
  };
}
