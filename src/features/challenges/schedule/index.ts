export { ExtendChallenge } from './extend-challenge.js';
export { KeepSchedule } from './keep-schedule.js';
export { RunSchedules } from './run-schedules.js';
export { RunSchedulesJob } from './run-schedules.job.js';
export { UnscheduleChallenge } from './unschedule-challenge.js';
