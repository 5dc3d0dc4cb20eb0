import { z } from 'zod';
import {
  DEFAULT_STAGE_KIND,
  definedStageKinds,
  filledParts,
  type Stage,
  stageKindOf,
  type StageKind,
} from '../stages/index.js';

export const title = z
  .string()
  .trim()
  .min(1, 'Give it a title.')
  .max(120, 'At most 120 characters.');
export const text = (max: number): z.ZodString =>
  z
    .string()
    .trim()
    .max(max, `At most ${String(max)} characters.`);

/** What every kind of stage has. */
const Common = z.looseObject({
  title,
  instructions: text(5_000),
  points: z.int('Points are a whole number.').min(0, 'Points are 0 or more.').max(1_000_000),
  /** none: PROOF */
  kind: z.string().nullish(),
  /** none: as the kind has it */
  needsDecision: z.boolean().nullish(),
});

const Given = z.custom<z.input<typeof Common>>(
  (stage) => typeof stage === 'object' && stage !== null,
  'A stage is an object.',
);

/** A stage: what every kind has, and the parts that its kind reads. What is wrong is told at once. */
export const StageDefinition = Given.transform((given, context): Stage => {
  const refuse = (path: PropertyKey[], message: string) => {
    context.addIssue({ code: 'custom', path, message });
  };
  const common = Common.safeParse(given);
  for (const { path, message } of common.error?.issues ?? []) refuse(path, message);
  const kind = stageKindOf(given.kind ?? DEFAULT_STAGE_KIND);
  if (kind === null) {
    const names = definedStageKinds().map((each) => each.name);
    refuse(['kind'], `Choose a kind of stage: ${names.join(', ')}.`);
    return z.NEVER;
  }
  const parts = kind.parts.safeParse(partsOf(given));
  for (const issue of parts.error?.issues ?? []) {
    if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
      for (const key of issue.keys) refuse([key], strange(kind, key));
    } else refuse(issue.path, issue.message);
  }
  if (kind.alwaysDecided && given.needsDecision === false) {
    refuse(['needsDecision'], `Somebody decides on each stage of the kind ${kind.name}.`);
  }
  if (!common.success) return z.NEVER;
  return {
    title: common.data.title,
    instructions: common.data.instructions,
    points: common.data.points,
    kind: kind.name,
    needsDecision: kind.alwaysDecided || (given.needsDecision ?? false),
    ...parts.data,
  };
});

function partsOf(given: object): Record<string, unknown> {
  const common = Object.keys(Common.shape);
  return Object.fromEntries(
    Object.entries(filledParts(given)).filter(([name]) => !common.includes(name)),
  );
}

function strange({ name }: StageKind, key: string): string {
  return `A stage of the kind ${name} has no "${key}": leave it out.`;
}
