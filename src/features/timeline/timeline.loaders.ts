import type { Id } from '../../kernel/ids.js';
import { defineLoader, type GraphContext, type Loader } from '../../platform/graphql/index.js';
import type { SubjectKind } from '../subjects/index.js';
import type { TimelineActor, TimelineEntry } from './timeline.graphql.js';
import { timelinesOf, type TimelineLine } from './timeline.queries.js';
import type { Audience } from './timeline-audience.rules.js';

const loaders = new Map<string, Loader<TimelineLine[]>>();

/** One for each kind and reader, so that the lines of a screen are read together. */
function linesOf(kind: SubjectKind, reader: Audience): Loader<TimelineLine[]> {
  const key = `${kind} ${reader}`;
  const made = loaders.get(key) ?? defineLoader((tx, ids) => timelinesOf(tx, kind, ids, reader));
  loaders.set(key, made);
  return made;
}

/** The reader: of the company's staff, or an advocate alone. */
interface Reader {
  readonly isStaff: boolean;
  /** their membership */
  readonly id: Id | null;
}

/** What this reader may see of a subject, in the order in which it happened. */
export async function timelineOf(
  graph: GraphContext,
  kind: SubjectKind,
  id: Id,
): Promise<TimelineEntry[]> {
  const reader = readerOf(graph);
  const loader = linesOf(kind, reader.isStaff ? 'STAFF' : 'ADVOCATE');
  const lines = await graph.load(loader, id);
  return (lines ?? []).map((line) => entryOf(line, reader));
}

function readerOf({ actor }: GraphContext): Reader {
  return { isStaff: actor.roles.some((role) => role !== 'advocate'), id: actor.id };
}

/** A line as this reader sees it. */
export function entryFor(graph: GraphContext, line: TimelineLine): TimelineEntry {
  return entryOf(line, readerOf(graph));
}

/** An object and no resolvers: a screen has dozens of these. */
function entryOf(line: TimelineLine, reader: Reader): TimelineEntry {
  const { occurredAt, recordedAt, rule, ruleVersion, outcome, inputs } = line;
  return {
    id: `${line.subjectId}.${String(line.seq)}`,
    occurredAt,
    recordedAt,
    rule,
    ruleVersion,
    outcome,
    inputs,
    actor: actorOf(line, reader),
    forStaffOnly: line.audience === 'STAFF',
  };
}

/** An advocate reads the names of the company's people and their own, never another advocate's. */
function actorOf(
  { actorKind: kind, actorId, actorRole: role, actorName }: TimelineLine,
  reader: Reader,
): TimelineActor {
  // In the sample, its people are the actors.
  const isPerson = kind === 'MEMBER' || kind === 'SAMPLE';
  const isNamed = isPerson && (reader.isStaff || actorId === reader.id || role !== 'advocate');
  return { kind, role, name: isNamed ? actorName : null };
}
