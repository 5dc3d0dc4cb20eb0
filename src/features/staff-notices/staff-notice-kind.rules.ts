import { DisplayableError } from '../../kernel/displayable-error.js';

export class StaffNoticeKindError extends DisplayableError {
  override readonly name = 'StaffNoticeKindError';
}

const KIND = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** All kinds, each under itself: the API's enum, which grows as features are loaded. */
export const staffNoticeKinds: Record<string, string> = {};

/** Throws StaffNoticeKindError for one that is taken or badly formed. */
export function takeStaffNoticeKind(kind: string): void {
  if (!KIND.test(kind)) throw new StaffNoticeKindError(`Not a kind of notice: "${kind}"`);
  if (kind in staffNoticeKinds) {
    throw new StaffNoticeKindError(`Two kinds of notice for staff are called "${kind}"`);
  }
  staffNoticeKinds[kind] = kind;
}
