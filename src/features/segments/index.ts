import { SegmentEntity } from './segment.entity.js';

export { segmentsAccess } from './segments.access.js';
export { SegmentsModule } from './segments.module.js';

export const segmentsEntities = [SegmentEntity];
