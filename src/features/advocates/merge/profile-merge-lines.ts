import type { Tx } from '../../../platform/database/index.js';
import type { NewTimelineEntry } from '../../timeline/index.js';
import { advocateLine } from '../profile/index.js';
import type { ProfilePair } from './find-pair.js';

/** On the timelines of both: each names the other profile by its id. */
export function linesOfProfileMerge(
  tx: Tx,
  { merged, survivor }: ProfilePair,
  outcome: 'MERGED' | 'MERGE_TAKEN_BACK',
): NewTimelineEntry[] {
  const common = { occurredAt: tx.now, ruleVersion: 1, audience: 'ADVOCATE' } as const;
  return [
    {
      ...common,
      ...advocateLine('R-U6', outcome),
      subjectId: survivor.id,
      inputs: { advocateId: merged.id },
    },
    {
      ...common,
      ...advocateLine('R-U6', outcome === 'MERGED' ? 'MERGED_INTO' : outcome),
      subjectId: merged.id,
      inputs: { advocateId: survivor.id },
    },
  ];
}
