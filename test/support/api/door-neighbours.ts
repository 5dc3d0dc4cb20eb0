import type { AccessTable } from '../../../src/platform/graphql/index.js';

/** Types that come with the doors of audiences, pictures, companies and staff notices, in a process that serves none of theirs. */
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
    'StaffNotice',
    'StaffNoticeEdge',
    'Tag',
    'TagEdge',
    'TraitChoice',
  ].map((type) => [`${type}.*`, 'PARENT'] as const),
);
