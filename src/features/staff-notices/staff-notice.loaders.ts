import type { GraphContext, Loader } from '../../platform/graphql/index.js';
import { defineLoader } from '../../platform/graphql/index.js';
import { staffNoticeOf, type WaitingSubject } from './staff-notice-registry.js';
import type { StaffNoticeRow } from './standing-notices.js';

const loaders = new Map<string, Loader<WaitingSubject>>();

/** What a notice speaks of: one statement for all of a kind. */
export function waitingSubject(
  graph: GraphContext,
  { kind, subjectId }: Pick<StaffNoticeRow, 'kind' | 'subjectId'>,
): Promise<WaitingSubject | null> {
  let loader = loaders.get(kind);
  if (!loader) loaders.set(kind, (loader = defineLoader(staffNoticeOf(kind).find)));
  return graph.load(loader, subjectId);
}
