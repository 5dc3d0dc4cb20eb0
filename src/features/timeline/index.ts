import { TimelineEntity } from './timeline.entity.js';

export { defineLines, type DeclaredLine } from './define-lines.js';
export { RecordTimeline, type NewTimelineEntry } from './record-timeline.js';
export { timelineAccess } from './timeline.access.js';
export { TimelineEntry } from './timeline.graphql.js';
export { timelineOf } from './timeline.loaders.js';
export { timelinesOf, type TimelineLine } from './timeline.queries.js';
export type { TimelineInputs } from './timeline-inputs.rules.js';
export { TimelineModule } from './timeline.module.js';

export const timelineEntities = [TimelineEntity];
