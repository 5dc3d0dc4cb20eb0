import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { advocateSubject } from '../advocates/index.js';
import { companySubject } from '../companies/index.js';
import { defineLines, type NewTimelineEntry, type RecordTimeline } from '../timeline/index.js';
import type { TagBearer } from './tag.rules.js';

const OUTCOMES = { 'R-A3': ['TAGGED', 'UNTAGGED'] } as const;
const advocateTagLine = defineLines(advocateSubject, OUTCOMES);
const companyTagLine = defineLines(companySubject, OUTCOMES);

/** A tag that somebody bears, or bears no more. */
export interface TagOfBearer {
  readonly bearerId: Id;
  readonly tagId: Id;
}

/** For staff alone: advocates never learn of their tags. The name is the tag's, which may change. */
export function writeTagLines(
  timeline: RecordTimeline,
  tx: Tx,
  actor: Actor,
  bearer: TagBearer,
  lines: { readonly tagged: readonly TagOfBearer[]; readonly untagged: readonly TagOfBearer[] },
): Promise<void> {
  const lineOf = bearer === 'ADVOCATE' ? advocateTagLine : companyTagLine;
  const entryOf =
    (outcome: (typeof OUTCOMES)['R-A3'][number]) =>
    ({ bearerId, tagId }: TagOfBearer): NewTimelineEntry => ({
      ...lineOf('R-A3', outcome),
      subjectId: bearerId,
      occurredAt: tx.now,
      ruleVersion: 1,
      inputs: { tagId },
      audience: 'STAFF',
    });
  return timeline.recordTimeline(tx, actor, [
    ...lines.tagged.map(entryOf('TAGGED')),
    ...lines.untagged.map(entryOf('UNTAGGED')),
  ]);
}
