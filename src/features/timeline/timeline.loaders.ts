import type { Id } from '../../kernel/ids.js';
import { defineLoader, type GraphContext, type Loader } from '../../platform/graphql/index.js';
import { timelinesOf, type TimelineLine } from './timeline.queries.js';
import { SUBJECT_KINDS, type Audience, type SubjectKind } from './timeline-subject.rules.js';

function linesOf(kind: SubjectKind, reader: Audience): Loader<TimelineLine[]> {
  return defineLoader((tx, ids) => timelinesOf(tx, kind, ids, reader));
}

const loaders = new Map(
  SUBJECT_KINDS.flatMap((kind) =>
    (['ADVOCATE', 'STAFF'] as const).map((reader) => [`${kind} ${reader}`, linesOf(kind, reader)]),
  ),
);

/** Whether the reader is of the company; who is an advocate alone is not. */
export function readsAsStaff(graph: GraphContext): boolean {
  return graph.actor.roles.some((role) => role !== 'advocate');
}

/** The lines of a subject that this reader may see, in the order in which they happened. */
export async function timelineOf(
  graph: GraphContext,
  kind: SubjectKind,
  id: Id,
): Promise<TimelineLine[]> {
  const loader = loaders.get(`${kind} ${readsAsStaff(graph) ? 'STAFF' : 'ADVOCATE'}`);
  return loader ? ((await graph.load(loader, id)) ?? []) : [];
}
