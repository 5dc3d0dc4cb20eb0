import { z } from 'zod';
import { LOCALES } from '../../../kernel/locale.js';
import type { Points } from '../../../kernel/points.js';
import { stageKindOf, type DefinitionProblem, type TextAt } from '../stages/index.js';
import { requestedSentiment } from './review-wording.rules.js';
import { reviewSiteOf } from './review-sites.rules.js';
import { StageDefinition, text, title } from './stage-definition.rules.js';

export const CHALLENGE_KINDS = ['REVIEW', 'OTHER'] as const;

const MAX_STAGES = 10;

const optional = (max: number) =>
  text(max)
    .nullish()
    .transform((value) => (value === undefined || value === '' ? null : value));

const Translation = z.object({
  locale: z.enum(LOCALES),
  title,
  summary: text(300),
  instructions: text(5_000),
  disclosure: optional(1_000),
  stages: z.array(z.object({ title, instructions: text(5_000) })),
});

/** The content of a challenge: a draft, and once published a version (R-C1). */
export const ChallengeDefinition = z
  .object({
    kind: z.enum(CHALLENGE_KINDS),
    title,
    summary: text(300),
    instructions: text(5_000),
    /** a key of REVIEW_SITES */
    reviewSite: optional(50),
    /** what the advocate must accept and put beside what they publish */
    disclosure: optional(1_000),
    approvalCriteria: text(2_000),
    stages: z
      .array(StageDefinition)
      .min(1, 'A challenge has at least one stage.')
      .max(MAX_STAGES, `A challenge has at most ${String(MAX_STAGES)} stages.`),
    translations: z.array(Translation),
  })
  .superRefine((definition, context) => {
    const locales = definition.translations.map(({ locale }) => locale);
    definition.translations.forEach((translation, place) => {
      if (locales.indexOf(translation.locale) !== place) {
        context.addIssue({
          code: 'custom',
          path: ['translations', place, 'locale'],
          message: 'One translation for each language.',
        });
      }
      if (translation.stages.length !== definition.stages.length) {
        context.addIssue({
          code: 'custom',
          path: ['translations', place, 'stages'],
          message: `Translate each of the ${String(definition.stages.length)} stages.`,
        });
      }
    });
  });
export type ChallengeDefinition = z.output<typeof ChallengeDefinition>;

/** The points of all stages. */
export function pointsOf(definition: ChallengeDefinition): Points {
  return definition.stages.reduce((sum, stage) => sum + stage.points, 0);
}

/** What keeps a draft from being published: everything that an advocate or a decider will need. */
export function missingForPublishing(definition: ChallengeDefinition): DefinitionProblem[] {
  const texts: TextAt[] = [
    [['summary'], definition.summary],
    [['instructions'], definition.instructions],
    // Where nobody decides, no criteria are needed.
    ...(definition.stages.some(({ needsDecision }) => needsDecision)
      ? [[['approvalCriteria'], definition.approvalCriteria] as const]
      : []),
    ...definition.stages.map((stage, place): TextAt => [
      ['stages', String(place), 'instructions'],
      stage.instructions,
    ]),
    ...definition.translations.flatMap((translation, place): TextAt[] => [
      [['translations', String(place), 'summary'], translation.summary],
      [['translations', String(place), 'instructions'], translation.instructions],
    ]),
  ];
  const message = 'Write this before you publish the challenge.';
  return [
    ...texts.filter(([, content]) => content === '').map(([path]) => ({ path, message })),
    ...definition.stages.flatMap((stage, place) =>
      (stageKindOf(stage.kind)?.missing(stage) ?? []).map((problem) => ({
        ...problem,
        path: ['stages', String(place), ...problem.path],
      })),
    ),
  ];
}

/** What breaks R-C4; empty for a challenge that asks for no public review. */
export function brokenReviewRules(definition: ChallengeDefinition): DefinitionProblem[] {
  if (definition.kind !== 'REVIEW') return [];
  return [
    ...siteProblems(definition),
    ...disclosureProblems(definition),
    ...wordingProblems(definition),
  ].map((problem) => ({ ...problem, rule: 'R-C4' }));
}

function siteProblems(definition: ChallengeDefinition): DefinitionProblem[] {
  const site = reviewSiteOf(definition.reviewSite);
  if (!site) {
    const message = 'Name the site that the review goes to: choose one of the list.';
    return [{ path: ['reviewSite'], message }];
  }
  if (site.incentivesAllowed) return [];
  return definition.stages.flatMap(({ points }, place) =>
    points === 0
      ? []
      : [
          {
            path: ['stages', String(place), 'points'],
            message: `${site.name} forbids rewards for reviews (checked on ${site.checkedOn}): set 0 points, or choose a site that allows them.`,
          },
        ],
  );
}

function disclosureProblems(definition: ChallengeDefinition): DefinitionProblem[] {
  const message =
    'Write the disclosure that goes with the review, e.g. "I was offered points for this review, whatever it says."';
  const own = definition.disclosure === null ? [{ path: ['disclosure'], message }] : [];
  return [
    ...own,
    ...definition.translations.flatMap(({ disclosure }, place) =>
      disclosure === null ? [{ path: ['translations', String(place), 'disclosure'], message }] : [],
    ),
  ];
}

function wordingProblems(definition: ChallengeDefinition): DefinitionProblem[] {
  return textsOf(definition).flatMap(([path, content]) => {
    const found = requestedSentiment(content);
    if (found === null) return [];
    const message = `"${found}" makes the reward depend on what the review says. Ask for an honest review, whatever its rating.`;
    return [{ path, message }];
  });
}

function textsOf(definition: ChallengeDefinition): TextAt[] {
  return [
    [['approvalCriteria'], definition.approvalCriteria],
    ...textsAt([], definition),
    ...definition.stages.flatMap((stage, place) =>
      (stageKindOf(stage.kind)?.texts(stage) ?? []).map(([path, content]): TextAt => [
        ['stages', String(place), ...path],
        content,
      ]),
    ),
    ...definition.translations.flatMap((translation, place) =>
      textsAt(['translations', String(place)], translation),
    ),
  ];
}

function textsAt(
  path: readonly string[],
  of: Pick<
    ChallengeDefinition['translations'][number],
    'title' | 'summary' | 'instructions' | 'stages'
  >,
): TextAt[] {
  return [
    [[...path, 'title'], of.title],
    [[...path, 'summary'], of.summary],
    [[...path, 'instructions'], of.instructions],
    ...of.stages.flatMap((stage, place): TextAt[] => [
      [[...path, 'stages', String(place), 'title'], stage.title],
      [[...path, 'stages', String(place), 'instructions'], stage.instructions],
    ]),
  ];
}
