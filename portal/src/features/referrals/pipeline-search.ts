/** The views of the pipeline, as its address names them. */
export const PIPELINE_VIEWS = [
  'underWay',
  'toAccept',
  'toPlace',
  'flagged',
  'inTalks',
  'open',
  'converted',
  'ended',
  'all',
] as const;
export type PipelineView = (typeof PIPELINE_VIEWS)[number];

export interface PipelineSearch {
  show?: PipelineView;
  q?: string;
}

export function pipelineSearch(given: Record<string, unknown>): PipelineSearch {
  const show = PIPELINE_VIEWS.find((view) => view === given['show']);
  const q = typeof given['q'] === 'string' ? given['q'].trim() : '';
  return { ...(show ? { show } : {}), ...(q ? { q } : {}) };
}
