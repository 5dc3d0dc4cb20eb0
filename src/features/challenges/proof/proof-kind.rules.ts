import { z } from 'zod';
import { longTextOrNull } from '../../../kernel/texts.js';
import { defineStageKind, type DefinitionProblem, type Stage } from '../stages/index.js';

export const PROOF_KINDS = ['TEXT', 'LINK', 'SCREENSHOT'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

const WANTED = 'Say what an advocate hands in: a text, a link or a screenshot.';
const MAX_FILES = 5;

const ProofParts = z.strictObject({
  proof: z
    .array(z.enum(PROOF_KINDS), WANTED)
    .min(1, WANTED)
    .transform((kinds) => PROOF_KINDS.filter((kind) => kinds.includes(kind))),
});
export type ProofParts = z.output<typeof ProofParts>;

/** A stage that asks for a text, a link or a screenshot, on which a person decides. */
export const proofKind = defineStageKind<ProofParts>({
  name: 'PROOF',
  parts: ProofParts,
  alwaysDecided: true,
});

/** The kinds of proof that a stage asks for; none where it is of another kind. */
export function proofOf(stage: Stage): readonly ProofKind[] {
  return stage.kind === proofKind.name ? (stage as unknown as ProofParts).proof : [];
}

const blankIsNull = (value: string | null | undefined): string | null =>
  value === undefined || value === '' ? null : value;

/** A stage's proof as it is handed in. */
export const Proof = z.object({
  text: longTextOrNull(5_000),
  link: z
    .union([
      z.literal(''),
      z
        .url({ protocol: /^https?$/, error: 'A link that starts with https:// or http://.' })
        .max(2_000, 'At most 2,000 characters.'),
    ])
    .nullish()
    .transform(blankIsNull),
  fileIds: z
    .array(z.uuid('The id that the upload answered.'))
    .max(MAX_FILES, `At most ${String(MAX_FILES)} files.`)
    .default([])
    .transform((ids) => [...new Set(ids)]),
});
export type Proof = z.output<typeof Proof>;

/** The parts that the stage asks for and the proof lacks. */
export function missingProof(wanted: readonly ProofKind[], proof: Proof): DefinitionProblem[] {
  return wanted.filter((kind) => !HANDED_IN[kind](proof)).map((kind) => MISSING[kind]);
}

const HANDED_IN: Readonly<Record<ProofKind, (proof: Proof) => boolean>> = {
  TEXT: (proof) => proof.text !== null,
  LINK: (proof) => proof.link !== null,
  SCREENSHOT: (proof) => proof.fileIds.length > 0,
};

const MISSING: Readonly<Record<ProofKind, DefinitionProblem>> = {
  TEXT: { path: ['text'], message: 'Write a few words: this stage asks for a text.' },
  LINK: { path: ['link'], message: 'Paste the link that this stage asks for.' },
  SCREENSHOT: { path: ['fileIds'], message: 'Add the screenshot that this stage asks for.' },
};
