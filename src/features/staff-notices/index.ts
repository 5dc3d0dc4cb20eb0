import { StaffNoticeEntity } from './staff-notice.entity.js';

export { defineStaffNotice, type WaitingSubject } from './staff-notice-registry.js';
export { staffNoticesAccess } from './staff-notices.access.js';
export { StaffNoticesModule } from './staff-notices.module.js';
export { TellStaffModule } from './tell-staff.module.js';
export { TellsStaff, type AboutSubject } from './tells-staff.js';

export const staffNoticesEntities = [StaffNoticeEntity];
