import type { AudienceRow, SideRow } from './audience-query.js';

export type PartField = keyof SideRow;
export type SideField = 'include' | 'exclude';

export interface Named {
  id: string;
  name: string;
}

/** One side while it is being chosen: ids, with the names that people read. */
export type SideDraft = Readonly<Record<PartField, readonly Named[]>>;

export interface AudienceDraft {
  include: SideDraft;
  exclude: SideDraft;
}

const NOTHING: SideDraft = { segments: [], tags: [], people: [] };
export const EVERYONE: AudienceDraft = { include: NOTHING, exclude: NOTHING };

export function draftOf({ include, exclude }: AudienceRow): AudienceDraft {
  return { include, exclude };
}

export function isEmpty({ segments, tags, people }: SideDraft): boolean {
  return segments.length + tags.length + people.length === 0;
}

export function inputOf({ segments, tags, people }: SideDraft) {
  const ids = (list: readonly Named[]) => list.map(({ id }) => id);
  return { segmentIds: ids(segments), tagIds: ids(tags), advocateIds: ids(people) };
}
