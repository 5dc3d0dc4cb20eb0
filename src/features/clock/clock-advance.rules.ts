export const CLOCK_ADVANCE_STATUSES = ['RUNNING', 'DONE', 'FAILED'] as const;
export type ClockAdvanceStatus = (typeof CLOCK_ADVANCE_STATUSES)[number];
