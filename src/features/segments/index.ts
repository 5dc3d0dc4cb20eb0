import './segment-dependents.js';
import { SegmentEntity } from './segment.entity.js';

export { Segment, SegmentMembership } from './segment.graphql.js';
export { segmentById } from './segment.loaders.js';
export {
  type CheckedCondition,
  checkMembership,
  findSegmentsByIds,
  type Judging,
  membersOf,
  placesIn,
  readJudging,
  type SegmentRow,
} from './segment.queries.js';
export type { CheckedRule, SegmentRule } from './segment-rule.rules.js';
export { isBroken, scoresAsked, segmentSql } from './segment-sql.queries.js';
export { segmentsAccess } from './segments.access.js';
export { SegmentsModule } from './segments.module.js';

export const segmentsEntities = [SegmentEntity];
