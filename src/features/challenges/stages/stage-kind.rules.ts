import type { z } from 'zod';
import { DisplayableError } from '../../../kernel/displayable-error.js';

/** A wrong field and what would be right; the shape of the API's FieldProblem. */
export interface DefinitionProblem {
  readonly path: readonly string[];
  readonly message: string;
  readonly rule?: string;
}

/** A text that people will read, and its path in the definition. */
export type TextAt = readonly [path: readonly string[], text: string];

/** What every stage has, whatever its kind; the parts of its kind are added to it. */
export interface Stage {
  readonly title: string;
  readonly instructions: string;
  readonly points: number;
  readonly kind: string;
  /** false: nobody decides, and the stage is done when it is handed in */
  readonly needsDecision: boolean;
  readonly [part: string]: unknown;
}

export interface StageKindSpec<Parts extends object> {
  /** stable, because stored definitions and the API have it; e.g. `PROOF` */
  readonly name: string;
  /** the fields of this kind beside title, instructions and points; strict: others are refused */
  readonly parts: z.ZodType<Parts>;
  /** a person decides on each; false: nobody does, unless the marketer chooses it */
  readonly alwaysDecided: boolean;
  /** what keeps a draft from being published; paths begin at the stage */
  missing?(parts: Parts): DefinitionProblem[];
  /** the texts of the parts, for rules about wording (R-C4); paths begin at the stage */
  texts?(parts: Parts): TextAt[];
}

declare const partsType: unique symbol;

/** A kind as challenges see it, without the type of its parts. */
export interface StageKind<Parts extends object = object> {
  readonly name: string;
  readonly parts: z.ZodType<Parts>;
  readonly alwaysDecided: boolean;
  missing(stage: Stage): DefinitionProblem[];
  texts(stage: Stage): TextAt[];
  readonly [partsType]?: Parts;
}

export class StageKindError extends DisplayableError {
  override readonly name = 'StageKindError';
}

/** The kind of a stage whose definition names none. */
export const DEFAULT_STAGE_KIND = 'PROOF';

const NAME = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const defined = new Map<string, StageKind>();

/** The names of all kinds, each under itself: the API's enum, which grows as features are loaded. */
export const stageKindNames: Record<string, string> = {};

/**
 * Registers a kind of stage; at boot it must have exactly one handler (`HandlesStage`). Throws
 * StageKindError for a name that is taken or badly formed.
 */
export function defineStageKind<Parts extends object>(
  spec: StageKindSpec<Parts>,
): StageKind<Parts> {
  const { name, parts, alwaysDecided } = spec;
  if (!NAME.test(name)) throw new StageKindError(`Not a name for a kind of stage: "${name}"`);
  if (defined.has(name)) throw new StageKindError(`Two kinds of stage are called "${name}"`);
  const kind: StageKind<Parts> = Object.freeze({
    name,
    parts,
    alwaysDecided,
    // `parts` has checked what is stored before.
    missing: (stage: Stage) => spec.missing?.(stage as unknown as Parts) ?? [],
    texts: (stage: Stage) => spec.texts?.(stage as unknown as Parts) ?? [],
  });
  defined.set(name, kind);
  stageKindNames[name] = name;
  return kind;
}

/** Every kind whose definition has been loaded. */
export function definedStageKinds(): readonly StageKind[] {
  return [...defined.values()];
}

export function stageKindOf(name: string): StageKind | null {
  return defined.get(name) ?? null;
}

/** The fields of an input that were filled: null and an empty list count as absent. */
export function filledParts(input: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).filter(
      ([, value]) =>
        value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
