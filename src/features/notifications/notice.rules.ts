import type { ActorKind } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Points } from '../../kernel/points.js';
import type { PointsKind } from './notice-kind.rules.js';

/** The fields of a timeline line that a notice needs. */
export interface DecidedLine {
  readonly outcome: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly actorKind: ActorKind;
}

export interface Notice<Line extends DecidedLine, Kind extends string = string> {
  readonly kind: Kind | PointsKind;
  /** the line that the notice reports */
  readonly line: Line;
}

const NEWS_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Whether a notice may go out by mail. The sample and imports are silent. What a machine found out
 * long after it happened (the window of a referral imported years later) is history, not news; what
 * a person reported late is news to the advocate.
 */
export function isNews({ actorKind, occurredAt, recordedAt }: DecidedLine): boolean {
  if (actorKind === 'SAMPLE' || actorKind === 'CLI') return false;
  if (actorKind !== 'JOB') return true;
  return recordedAt.getTime() - occurredAt.getTime() <= NEWS_DAYS * DAY_MS;
}

/** What of a notice reaches an advocate. */
export type Reach = 'NOTHING' | 'NOTICE' | 'MAIL';

/**
 * R-U1: during a break nobody asks for anything, and no mail goes out but an answer to what the
 * advocate did themselves; what else happens stands in the portal, where they may look.
 */
export function duringBreak(
  kind: string,
  { answers = [], asks = [] }: { answers?: readonly string[]; asks?: readonly string[] },
): Reach {
  if (asks.includes(kind)) return 'NOTHING';
  return answers.includes(kind) ? 'MAIL' : 'NOTICE';
}

/** A notice whose mail has not begun to leave. */
export interface WaitingNotice {
  readonly id: Id;
  /** the outcome of the line that it reports */
  readonly outcome: string;
  /** what came (above zero) or went (below) with it */
  readonly points: Points;
}

/** Whether what a later outcome reports bears so on what an earlier one of the subject did. */
export type BearsOn = (later: string, earlier: string) => boolean;

/** What a later notice does to the mail of an earlier one that has not gone out (R-N1). */
export interface Overtaking {
  /** with the same points taken back, all is as the reader knows it: neither is sent */
  readonly undoes?: BearsOn;
  /** it says how the earlier one came out: the later alone is sent */
  readonly replaces?: BearsOn;
}

/**
 * R-N1: what was undone before its mail went out makes none, and what has come out by then is told
 * once. `waiting` are the notices about one subject to one reader, in the order of their decisions.
 * Where points differ, because some were spent meanwhile, nothing is undone: both are sent. Returns
 * those that are not to be sent.
 */
export function undoneMails(
  waiting: readonly WaitingNotice[],
  { undoes = never, replaces = never }: Overtaking,
): Id[] {
  const undone: Id[] = [];
  let standing: WaitingNotice[] = [];
  for (const notice of waiting) {
    const isReplaced = ({ outcome }: WaitingNotice) => replaces(notice.outcome, outcome);
    undone.push(...standing.filter(isReplaced).map(({ id }) => id));
    standing = standing.filter((earlier) => !isReplaced(earlier));
    const place = standing.findLastIndex(
      ({ outcome, points }) => undoes(notice.outcome, outcome) && points + notice.points === 0,
    );
    const [earlier] = place < 0 ? [] : standing.splice(place, 1);
    if (earlier) undone.push(earlier.id, notice.id);
    else standing.push(notice);
  }
  return undone;
}

const never: BearsOn = () => false;

/** A notice of those that go out in one mail. */
export interface MailedNotice {
  readonly id: Id;
  readonly subjectId: Id;
  readonly kind: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * R-N1: of notices that waited together, the last alone is told where the same happened to a subject
 * again: how far a referral has come by the morning, not each step of the night. Points are told one
 * by one (R-N2). `mailed` in the order in which it happened; returns those that are not to be told.
 */
export function overtakenNotices(mailed: readonly MailedNotice[]): Id[] {
  const last = new Map<string, Id>();
  const overtaken: Id[] = [];
  for (const { id, subjectId, kind, inputs } of mailed) {
    if ((inputs['points'] ?? 0) !== 0) continue;
    const news = `${subjectId} ${kind} ${String(inputs['outcome'])}`;
    const earlier = last.get(news);
    if (earlier !== undefined) overtaken.push(earlier);
    last.set(news, id);
  }
  return overtaken;
}
