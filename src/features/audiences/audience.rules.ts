import type { Id } from '../../kernel/ids.js';

export const AUDIENCE_OWNERS = ['CHALLENGE', 'REWARD'] as const;
/** What has an audience. */
export type AudienceOwnerKind = (typeof AUDIENCE_OWNERS)[number];

export const AUDIENCE_SIDES = ['INCLUDE', 'EXCLUDE'] as const;
export type AudienceSideName = (typeof AUDIENCE_SIDES)[number];

export const PART_KINDS = ['SEGMENT', 'TAG', 'PERSON'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** A segment, whoever bears a tag, or one advocate. */
export interface AudiencePart {
  readonly side: AudienceSideName;
  readonly kind: PartKind;
  readonly id: Id;
}

/**
 * R-U3: who may see and begin something: whoever is in some part that is included, and in none that
 * is excluded. With nothing included it is everyone but them.
 */
export type Audience = readonly AudiencePart[];

export interface AudienceSide {
  readonly segmentIds: readonly Id[];
  readonly tagIds: readonly Id[];
  readonly advocateIds: readonly Id[];
}

const FIELDS = { SEGMENT: 'segmentIds', TAG: 'tagIds', PERSON: 'advocateIds' } as const;

/** The field of a side in which the ids of a kind are told. */
export function fieldOf(kind: PartKind): keyof AudienceSide {
  return FIELDS[kind];
}

export interface ToldAudience {
  readonly include: AudienceSide;
  readonly exclude: AudienceSide;
}

/** Each part once, in one order whatever order it was told in. */
export function audienceOf(told: ToldAudience): Audience {
  return AUDIENCE_SIDES.flatMap((side) =>
    PART_KINDS.flatMap((kind) => {
      const { [fieldOf(kind)]: ids } = side === 'INCLUDE' ? told.include : told.exclude;
      return [...new Set(ids.map((id) => id.toLowerCase()))]
        .sort()
        .map((id): AudiencePart => ({ side, kind, id }));
    }),
  );
}

export function idsOf(
  audience: Audience,
  kind: PartKind,
  side: AudienceSideName | null = null,
): Id[] {
  return audience
    .filter((part) => part.kind === kind && (side === null || part.side === side))
    .map(({ id }) => id);
}

export function isSameAudience(one: Audience, other: Audience): boolean {
  const keys = (audience: Audience) =>
    audience.map(({ side, kind, id }) => `${side} ${kind} ${id}`).sort();
  return keys(one).join() === keys(other).join();
}
