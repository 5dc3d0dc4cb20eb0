import { advocateSubject } from '../advocates/index.js';
import { companySubject } from '../companies/index.js';
import { defineLines, type NewTimelineEntry } from '../timeline/index.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { AttributeSubject } from './attribute.rules.js';

const OUTCOMES = { 'R-A3': ['ATTRIBUTE_SET', 'ATTRIBUTE_CLEARED'] } as const;
const LINES = {
  ADVOCATE: defineLines(advocateSubject, OUTCOMES),
  COMPANY: defineLines(companySubject, OUTCOMES),
} as const;

/** R-A5: that a value was set or cleared, for staff; never the value, which may be personal. */
export function attributeLine(
  tx: Tx,
  subject: AttributeSubject,
  changed: { readonly holderId: Id; readonly attributeId: Id; readonly isCleared: boolean },
): NewTimelineEntry {
  return {
    ...LINES[subject]('R-A3', changed.isCleared ? 'ATTRIBUTE_CLEARED' : 'ATTRIBUTE_SET'),
    subjectId: changed.holderId,
    occurredAt: tx.now,
    ruleVersion: 1,
    inputs: { attributeId: changed.attributeId },
    audience: 'STAFF',
  };
}
