import './segment-dependents.js';
import { SegmentEntity } from './segment.entity.js';

export { Segment } from './segment.graphql.js';
export { segmentById } from './segment.loaders.js';
export {
  findSegmentsByIds,
  type Judging,
  placesIn,
  readJudging,
  type SegmentRow,
} from './segment.queries.js';
export { isBroken, scoresAsked, segmentSql } from './segment-sql.queries.js';
export { segmentsAccess } from './segments.access.js';
export { SegmentsModule } from './segments.module.js';

export const segmentsEntities = [SegmentEntity];
