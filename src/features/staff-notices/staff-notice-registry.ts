import type { Id } from '../../kernel/ids.js';
import type { Role } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';
import { rightOf, type AccessRoles } from '../../platform/graphql/index.js';
import type { NamedSubject } from '../subjects/index.js';
import { StaffNoticeKindError, takeStaffNoticeKind } from './staff-notice-kind.rules.js';
import type { StaffRole } from './whom-to-tell.rules.js';

/** When a mail of a kind comes, unless its reader has chosen otherwise. */
export type MailPace = 'AT_ONCE' | 'DAILY' | 'OFF';

/** Where the SQL of a kind finds what it is asked about; each is a place in the statement. */
export interface StaffNoticePlaces {
  /** the programme's id */
  readonly program: string;
  /** the id of the one thing */
  readonly subject: string;
}

/** The thing that waits, as people read it; read when it is shown, never stored (R-A5). */
export interface WaitingSubject extends Omit<NamedSubject, 'advocateId'> {
  /** the advocate whose it is; absent or null where it is nobody's */
  readonly person?: string | null;
  /** how many wait, where one notice tells of all */
  readonly count?: number;
  /** by when somebody has to act */
  readonly dueAt?: Date | null;
}

export interface StaffNoticeSpec {
  /** the access of the page that it leads to: who may not open that reads no notice */
  readonly seenBy: AccessRoles;
  /** everybody of the first of these roles in which there is anybody */
  readonly toldTo: readonly StaffRole[];
  readonly mail: MailPace;
  /**
   * SQL of the thing while it waits, from the tables of its own feature, and no row when it does not:
   * `since` (when it began: later than before means that it waits again), `advocate_id` (whose it is)
   * and `owner_id` (the membership of who looks after it), or null.
   */
  readonly waits: (places: StaffNoticePlaces) => string;
  readonly find: (tx: Tx, ids: readonly Id[]) => Promise<ReadonlyMap<Id, WaitingSubject>>;
  /** its page, below the programme's */
  readonly path: (id: Id) => string;
}

export interface StaffNoticeKind extends StaffNoticeSpec {
  readonly kind: string;
}

const defined = new Map<string, StaffNoticeKind>();

/**
 * Registers something that staff are told of while it waits for them (R-N3); a `TellsStaff` tells it
 * on its events. The kind appears in the API, and with its texts in the portal and in mails. Throws
 * StaffNoticeKindError for one that is taken or badly formed.
 */
export function defineStaffNotice(kind: string, spec: StaffNoticeSpec): StaffNoticeKind {
  takeStaffNoticeKind(kind);
  const notice = Object.freeze({ ...spec, kind });
  defined.set(kind, notice);
  return notice;
}

/** Everything that is registered, by the name of its kind. */
export function definedStaffNotices(): readonly StaffNoticeKind[] {
  return [...defined.values()].sort((one, other) => (one.kind < other.kind ? -1 : 1));
}

/** What somebody with these roles can be told of. */
export function staffNoticesFor(roles: readonly Role[]): readonly StaffNoticeKind[] {
  return definedStaffNotices().filter(({ seenBy }) => rightOf(roles, seenBy)?.scope === 'program');
}

/** Throws StaffNoticeKindError for a kind that nobody registered. */
export function staffNoticeOf(kind: string): StaffNoticeKind {
  const notice = defined.get(kind);
  if (notice) return notice;
  throw new StaffNoticeKindError(`Nobody tells staff of "${kind}": use defineStaffNotice`);
}
