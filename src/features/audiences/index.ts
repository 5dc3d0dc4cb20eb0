import './audience-dependents.js';
import {
  AudienceEntity,
  AudiencePersonEntity,
  AudienceSegmentEntity,
  AudienceTagEntity,
} from './audience.entity.js';

export { defineAudienceOwner } from './audience-owners.js';
export { findClosedTo } from './audience.queries.js';
export { audiencesAccess } from './audiences.access.js';
export { AudiencesModule } from './audiences.module.js';
export { refuseOutside } from './refuse-outside.js';
export { refuseChosenScores } from './refuse-scores.js';

export const audiencesEntities = [
  AudienceEntity,
  AudiencePersonEntity,
  AudienceSegmentEntity,
  AudienceTagEntity,
];
