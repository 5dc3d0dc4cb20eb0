import type { Id } from '../../kernel/ids.js';
import type { AdvocateCondition } from '../advocates/index.js';
import {
  isBroken,
  type Judging,
  placesIn,
  segmentSql,
  type SegmentRow,
} from '../segments/index.js';
import { conditionSql, type TraitPlaces } from '../traits/index.js';
import type { Audience, AudiencePart } from './audience.rules.js';

/** What audiences are judged by at a moment. */
export interface AudienceJudging {
  readonly judging: Judging;
  /** those that the audiences name */
  readonly segments: ReadonlyMap<Id, SegmentRow>;
}

/**
 * R-U3: SQL of whether an audience admits the advocate `a`; never NULL. The list, the single thing,
 * the count, the list of who sees it, and whoever begins it: all ask by this text.
 */
export function admits(audience: Audience, judged: AudienceJudging): AdvocateCondition {
  return (values) => {
    const places = placesIn(values, judged.judging);
    const sideOf = (wanted: AudiencePart['side']): string[] =>
      audience
        .filter(({ side }) => side === wanted)
        .map((part) => `(${partSql(part, judged, places)})`);
    const [include, exclude] = [sideOf('INCLUDE'), sideOf('EXCLUDE')];
    const isIn = include.length === 0 ? 'true' : include.join(' OR ');
    return exclude.length === 0 ? isIn : `(${isIn}) AND NOT (${exclude.join(' OR ')})`;
  };
}

/** SQL of whether the advocate `a` is in one part. */
export function isInPart(part: AudiencePart, judged: AudienceJudging): AdvocateCondition {
  return (values) => partSql(part, judged, placesIn(values, judged.judging));
}

/** A segment that is none any more, or asks about what is gone. */
export function isBrokenPart({ kind, id }: AudiencePart, judged: AudienceJudging): boolean {
  if (kind !== 'SEGMENT') return false;
  const segment = judged.segments.get(id);
  return segment === undefined || isBroken(segment.rule, judged.judging.traits);
}

/**
 * What is broken closes and never opens: nobody comes in by such a segment, and where it was to keep
 * people out, nobody comes in at all until it is mended.
 */
function partSql(part: AudiencePart, judged: AudienceJudging, places: TraitPlaces): string {
  const closed = part.side === 'INCLUDE' ? 'false' : 'true';
  const { traits } = judged.judging;
  switch (part.kind) {
    case 'SEGMENT': {
      const segment = judged.segments.get(part.id);
      if (segment === undefined || isBrokenPart(part, judged)) return closed;
      return segmentSql(segment.rule, traits, places);
    }
    case 'TAG': {
      const tags = traits.get('advocate.tags');
      if (tags === undefined) return closed;
      const bears = { trait: tags.name, operator: 'HAS_ANY_OF', values: [part.id] } as const;
      return conditionSql(tags, bears, places);
    }
    case 'PERSON':
      return `a.id = ${places.put(part.id)}::uuid`;
  }
}
