import type { AccessTable } from '../../../src/platform/graphql/index.js';

/** Types that come with the doors of audiences, pictures and companies, in a process that serves neither segments nor merges. */
export const DOOR_NEIGHBOURS: AccessTable = Object.fromEntries(
  [
    'AudienceSide',
    'BrokenAudienceSegment',
    'CheckedAudiencePart',
    'CheckedCondition',
    'CheckedConditionGroup',
    'CheckedSegmentSide',
    'ConditionGroup',
    'Dependent',
    'MergedCompany',
    'MergedCount',
    'Picture',
    'PictureTranslation',
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
