import { ClockAdvanceEntity } from './clock-advance.entity.js';

export { AdvanceClock } from './advance-clock.js';
export { clockAccess } from './clock.access.js';
export { ProvidesDueWork, type DueWork } from './due-work.js';
export { ClockModule } from './clock.module.js';
export { MoveClock } from './move-clock.js';

export const clockEntities = [ClockAdvanceEntity];
