import type { z } from 'zod';
import { DisplayableError } from '../../../kernel/displayable-error.js';

/** A wrong field and what would be right; the shape of the API's FieldProblem. */
export interface DefinitionProblem {
  readonly path: readonly string[];
  readonly message: string;
  readonly rule?: string;
}

/** A text that people will read, and where it stands. */
export type TextAt = readonly [path: readonly string[], text: string];

/** What every stage has, whatever its kind; beside it stand the parts of its kind. */
export interface Stage {
  readonly title: string;
  readonly instructions: string;
  readonly points: number;
  readonly kind: string;
  /** false: handed in is done, nobody decides */
  readonly needsDecision: boolean;
  readonly [part: string]: unknown;
}

export interface StageKindSpec<Parts extends object> {
  /** stable: it stands in stored definitions and in the API; e.g. `PROOF` */
  readonly name: string;
  /** what a stage of this kind has beside title, instructions and points; strict, so that what belongs to another kind is refused */
  readonly parts: z.ZodType<Parts>;
  /** a person decides on each; else nobody does, unless the marketer asks for it */
  readonly alwaysDecided: boolean;
  /** what keeps a draft from being published; paths begin at the stage */
  missing?(parts: Parts): DefinitionProblem[];
  /** the texts of the parts, for rules about wording (R-C4); paths begin at the stage */
  texts?(parts: Parts): TextAt[];
}

declare const partsType: unique symbol;

/** A kind as the challenge knows it. `Parts` is its own business. */
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

/** What a stage is where its definition names no kind. */
export const DEFAULT_STAGE_KIND = 'PROOF';

const NAME = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const defined = new Map<string, StageKind>();

/** The names of all kinds, each under itself: the API's enum, which grows as features are loaded. */
export const stageKindNames: Record<string, string> = {};

/**
 * Hands a kind of stage over to the challenges; at boot it must have exactly one handler
 * (`HandlesStage`). Throws StageKindError for a name that is taken or badly formed.
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
    // What is stored was read by `parts` before.
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

/** The fields of an input in which something was sent: null and an empty list say nothing. */
export function filledParts(input: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).filter(
      ([, value]) =>
        value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
