import type { Tx } from '../../platform/database/index.js';
import { companySubject } from '../companies/index.js';
import { defineLines, type NewTimelineEntry } from '../timeline/index.js';
import type { MergedPair } from './company-holders.js';
import type { HeldRow } from './merge.rules.js';

/** The lines about which companies are one: each stands on the timelines of both. */
export const mergeLine = defineLines(companySubject, {
  'R-O1': ['ARE_TWO', 'ARE_TWO_TAKEN_BACK', 'MERGED', 'MERGED_INTO', 'MERGE_TAKEN_BACK'],
});

/** On the survivor's timeline with how much came to it, or was written down to go back. */
export function linesOfMerge(
  tx: Tx,
  { merged, survivor }: MergedPair,
  outcome: 'MERGED' | 'MERGE_TAKEN_BACK',
  rows: readonly HeldRow[],
): NewTimelineEntry[] {
  const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
  const counts = {
    advocates: count('ADVOCATE'),
    referrals: count('REFERRAL'),
    deals: count('DEAL'),
  };
  const common = { occurredAt: tx.now, ruleVersion: 1, audience: 'STAFF' } as const;
  const ofMerged = outcome === 'MERGED' ? 'MERGED_INTO' : outcome;
  return [
    {
      ...common,
      ...mergeLine('R-O1', outcome),
      subjectId: survivor.id,
      inputs: { companyId: merged.id, ...counts },
    },
    {
      ...common,
      ...mergeLine('R-O1', ofMerged),
      subjectId: merged.id,
      inputs: { companyId: survivor.id, ...counts },
    },
  ];
}
