import type { Id } from '../../kernel/ids.js';
import type { Points } from '../../kernel/points.js';
import type { Tx } from '../../platform/database/index.js';
import type { Subject, SubjectNames } from '../subjects/index.js';
import { NoticeKindError, takeNoticeKind } from './notice-kind.rules.js';
import type { DecidedLine, Notice, Overtaking } from './notice.rules.js';

/** What a mail has beside the notice; read when it is sent, never stored (R-A5). */
export interface BesideNotice {
  /** what a colleague wrote to the advocate with the decision */
  readonly message: string | null;
  /** the page whose timeline explains the notice, below the programme's */
  readonly path: string;
}

/** A notice as it is stored. */
export interface StoredNotice {
  readonly subjectId: Id;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The notices that an advocate receives about one subject of theirs. */
export interface SubjectNotices<Kind extends string> extends Overtaking {
  readonly subject: Subject & { readonly names: SubjectNames };
  /** each has a switch of its own (R-N1), and its texts in `notifications/texts` */
  readonly kinds: readonly Kind[];
  /** kinds that answer what the advocate did themselves: mailed also during a break */
  readonly answers?: readonly Kind[];
  /** kinds that ask the advocate for something: not made during a break (R-U1) */
  readonly asks?: readonly Kind[];
  /** kinds whose text is that of the outcome that they report (`moved.…`) */
  readonly reportedByOutcome?: readonly Kind[];
  /**
   * The one notice that the lines of one decision make, points included (R-N1), or null where there
   * is nothing to report. `points` that came (above zero) or went (below).
   */
  readonly choose: <Line extends DecidedLine>(
    lines: readonly Line[],
    points: Points,
  ) => Notice<Line, Kind> | null;
  readonly beside: (tx: Tx, notice: StoredNotice) => Promise<BesideNotice> | BesideNotice;
}

const bySubject = new Map<string, SubjectNotices<string>>();

/**
 * Registers the notices about a subject; a `NotifiesAdvocate` sends them on its events. Throws
 * NoticeKindError for a kind that is taken or badly formed, and for a subject's second notices.
 */
export function defineNotices<Kind extends string>(notices: SubjectNotices<Kind>): void {
  const { subject, kinds } = notices;
  if (bySubject.has(subject.kind)) {
    throw new NoticeKindError(`The notices of "${subject.kind}" are defined twice`);
  }
  kinds.forEach(takeNoticeKind);
  bySubject.set(subject.kind, notices);
}

/** Throws NoticeKindError where no feature defines notices about such a subject. */
export function noticesOf(subjectKind: string): SubjectNotices<string> {
  const notices = bySubject.get(subjectKind);
  if (notices) return notices;
  throw new NoticeKindError(`No feature tells advocates of "${subjectKind}": use defineNotices`);
}
