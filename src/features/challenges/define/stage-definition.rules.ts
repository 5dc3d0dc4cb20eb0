import { z } from 'zod';
import { line, longText } from '../../../kernel/texts.js';
import {
  DEFAULT_STAGE_KIND,
  definedStageKinds,
  filledParts,
  type Stage,
  stageKindOf,
  type StageKind,
} from '../stages/index.js';

export const title = line(120, 'Give it a title.');
export const text = (max: number) => longText(max);

/** What every kind of stage has. */
const Common = z.looseObject({
  title,
  instructions: text(5_000),
  points: z.int('Points are a whole number.').min(0, 'Points are 0 or more.').max(1_000_000),
  /** absent: PROOF */
  kind: z.string().nullish(),
  /** absent: the kind's default */
  needsDecision: z.boolean().nullish(),
});

const Given = z.custom<z.input<typeof Common>>(
  (stage) => typeof stage === 'object' && stage !== null,
  'A stage is an object.',
);

type Refuse = (path: readonly PropertyKey[], message: string) => void;

/** A stage: what every kind has, and the parts of its own kind. Reports all problems at once. */
export const StageDefinition = Given.transform((given, context): Stage => {
  const refuse: Refuse = (path, message) => {
    context.addIssue({ code: 'custom', path: [...path], message });
  };
  const common = Common.safeParse(given);
  for (const { path, message } of common.error?.issues ?? []) refuse(path, message);
  const kind = readKind(given, refuse);
  const parts = kind && readParts(kind, given, refuse);
  if (!common.success || kind === null) return z.NEVER;
  const { title, instructions, points, needsDecision } = common.data;
  return {
    title,
    instructions,
    points,
    kind: kind.name,
    needsDecision: kind.alwaysDecided || (needsDecision ?? false),
    ...parts,
  };
});

function readKind({ kind: name }: z.input<typeof Common>, refuse: Refuse): StageKind | null {
  const kind = stageKindOf(name ?? DEFAULT_STAGE_KIND);
  const names = definedStageKinds().map((each) => each.name);
  if (kind === null) refuse(['kind'], `Choose a kind of stage: ${names.join(', ')}.`);
  return kind;
}

function readParts(kind: StageKind, given: z.input<typeof Common>, refuse: Refuse) {
  if (kind.alwaysDecided && given.needsDecision === false) {
    refuse(['needsDecision'], `Somebody decides on each stage of the kind ${kind.name}.`);
  }
  const parts = kind.parts.safeParse(partsOf(given));
  for (const issue of parts.error?.issues ?? []) {
    if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
      for (const key of issue.keys) refuse([key], strange(kind, key));
    } else refuse(issue.path, issue.message);
  }
  return parts.data;
}

function partsOf(given: object): Record<string, unknown> {
  const common = Object.keys(Common.shape);
  return Object.fromEntries(
    Object.entries(filledParts(given)).filter(([name]) => !common.includes(name)),
  );
}

function strange({ name }: StageKind, key: string): string {
  return `A stage of the kind ${name} has no "${key}": leave it out.`;
}
