import { useViewer } from './viewer.js';

/** Whether the reader works for the programme: somebody who is an advocate as well counts as staff. */
export const useStaff = (): boolean => useViewer().roles.some((role) => role !== 'ADVOCATE');
