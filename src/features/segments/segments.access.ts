import type { AccessTable } from '../../platform/graphql/index.js';

const PLANS = { marketer: 'program', admin: 'program' } as const;

/** Advocates never learn of segments: not that there are any, nor that they are in one (R-U3). */
export const segmentsAccess: AccessTable = {
  'Query.traits': PLANS,
  'Query.traitChoices': PLANS,
  'Query.segments': PLANS,
  'Query.segment': PLANS,
  'Query.segmentPreview': PLANS,
  'Mutation.saveSegment': PLANS,
  'Mutation.deleteSegment': PLANS,
  'Advocate.segments': PLANS,
  'CheckedCondition.*': 'PARENT',
  'CheckedConditionGroup.*': 'PARENT',
  'CheckedSegmentSide.*': 'PARENT',
  'ConditionGroup.*': 'PARENT',
  'DeletedSegment.*': 'PARENT',
  'Dependent.*': 'PARENT',
  'Segment.*': 'PARENT',
  'SegmentCondition.*': 'PARENT',
  'SegmentConnection.*': 'PARENT',
  'SegmentEdge.*': 'PARENT',
  'SegmentMembership.*': 'PARENT',
  'SegmentPreview.*': 'PARENT',
  'SegmentProblem.*': 'PARENT',
  'SegmentRule.*': 'PARENT',
  'SegmentSide.*': 'PARENT',
  'Trait.*': 'PARENT',
  'TraitChoice.*': 'PARENT',
};
