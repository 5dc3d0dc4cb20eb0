import { useViewer } from './viewer.js';

/** Whether the reader works for the programme: somebody who is an advocate as well counts as staff. */
export const useStaff = (): boolean => useViewer().roles.some((role) => role !== 'ADVOCATE');

/** Whether the reader decides where no rule can: a marketer or an admin. */
export const useDecides = (): boolean =>
  useViewer().roles.some((role) => role === 'MARKETER' || role === 'ADMIN');
