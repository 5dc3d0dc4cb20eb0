import type { AccessTable } from '../../../src/platform/graphql/index.js';

/** Types that come with the door of audiences, in a process that serves neither them nor segments. */
export const AUDIENCE_NEIGHBOURS: AccessTable = Object.fromEntries(
  [
    'AudienceSide',
    'BrokenAudienceSegment',
    'CheckedAudiencePart',
    'CheckedCondition',
    'CheckedConditionGroup',
    'CheckedSegmentSide',
    'ConditionGroup',
    'Dependent',
    'Segment',
    'SegmentCondition',
    'SegmentEdge',
    'SegmentProblem',
    'SegmentRule',
    'SegmentSide',
    'Tag',
    'TagEdge',
    'TraitChoice',
  ].map((type) => [`${type}.*`, 'PARENT'] as const),
);
